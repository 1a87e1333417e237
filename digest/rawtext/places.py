"""Places that datelines name, in lower case: capitals and the cities that news agencies leave unexplained."""

from __future__ import annotations

_CITIES = """
abidjan;abu dhabi;abuja;accra;addis ababa;aleppo;algiers;almaty;amman;amsterdam;anchorage;ankara;
antananarivo;ashgabat;asmara;astana;asunción;athens;atlanta;auckland;austin;baghdad;baku;baltimore;
bamako;bangkok;barcelona;basel;basra;beijing;beirut;belfast;belgrade;belém;bengaluru;berlin;bern;
bishkek;bogotá;bogota;bonn;boston;brasilia;brasília;bratislava;brisbane;brussels;bucharest;budapest;
buenos aires;bujumbura;cairo;calgary;canberra;cape town;caracas;cardiff;casablanca;chernihiv;
chicago;chisinau;cincinnati;cleveland;cologne;colombo;conakry;copenhagen;dakar;dallas;damascus;
dar es salaam;davos;delhi;denver;detroit;dhaka;djibouti;dnipro;doha;donetsk;dubai;dublin;dushanbe;
düsseldorf;edinburgh;fort worth;frankfurt;freetown;gaborone;gaza;gaza city;geneva;genoa;georgetown;
glasgow;guatemala city;hamburg;hanoi;harare;havana;hebron;helsinki;ho chi minh city;hong kong;
honolulu;houston;hyderabad;indianapolis;islamabad;istanbul;izmir;jakarta;jeddah;jerusalem;
johannesburg;juba;kabul;kampala;karachi;kathmandu;kazan;kharkiv;khartoum;kherson;kiev;kigali;
kingston;kinshasa;kramatorsk;kryvyi rih;kuala lumpur;kuwait city;kyiv;kyoto;la paz;lagos;lahore;
las vegas;leipzig;libreville;lilongwe;lima;lisbon;ljubljana;lomé;london;los angeles;luanda;lusaka;
luxembourg;lviv;lyon;madrid;managua;manchester;manila;maputo;mariupol;marseille;mecca;melbourne;
mexico city;miami;milan;milwaukee;minneapolis;minsk;mogadishu;monaco;monrovia;monterrey;montevideo;
montreal;moscow;mumbai;munich;muscat;mykolaiv;nairobi;naples;nassau;new delhi;new orleans;new york;
niamey;nicosia;nouakchott;odesa;odessa;oklahoma city;osaka;oslo;ottawa;ouagadougou;palermo;
panama city;paris;perth;peshawar;philadelphia;phnom penh;phoenix;pittsburgh;pokrovsk;port-au-prince;
prague;pretoria;pristina;pyongyang;quebec city;quito;rabat;rafah;ramallah;reykjavik;riga;
rio de janeiro;riyadh;rome;rostov-on-don;rotterdam;salt lake city;san antonio;san diego;
san francisco;san josé;san juan;san salvador;sana'a;sanaa;santiago;santo domingo;sarajevo;seattle;
seoul;sevastopol;shanghai;shenzhen;singapore;skopje;sofia;srinagar;st. louis;st. petersburg;
stockholm;strasbourg;stuttgart;suva;sydney;são paulo;sao paulo;taipei;tallinn;tashkent;tbilisi;
tegucigalpa;tehran;tel aviv;the hague;thiruvananthapuram;tirana;tokyo;toronto;tripoli;tunis;turin;
ulaanbaatar;united nations;vancouver;vatican city;venice;victoria;vienna;vientiane;vilnius;
vladivostok;warsaw;washington;wellington;windhoek;winnipeg;yangon;yaoundé;yerevan;zagreb;
zaporizhzhia;zurich;wien;zürich;genf;münchen;köln;hannover;brüssel;moskau;kiew;rom;mailand;warschau;
prag;athen;peking;tokio;lissabon;kopenhagen;bukarest;kairo;teheran;straßburg;viena;ginebra;bruselas;
moscú;londres;roma;milán;nueva york;varsovia;atenas;pekín;lisboa;jerusalén;teherán;estrasburgo;
sevilla;valencia;bilbao;la habana;ciudad de méxico;genève;bruxelles;moscou;vienne;varsovie;athènes;
pékin;lisbonne;jérusalem;téhéran;le caire;beyrouth;alger;київ;львів;харків;одеса;дніпро;запоріжжя;
херсон;москва;лондон;брюссель;вашингтон;женева;варшава;париж;берлін;берлин;киев;минск;мінськ;
нью-йорк;القاهرة;بيروت;دمشق;بغداد;الرياض;دبي;أبوظبي;الدوحة;غزة;القدس;رام الله;عمان;تونس;الجزائر;
الرباط;الخرطوم;طرابلس;صنعاء;لندن;باريس;واشنطن;موسكو;كييف;جنيف;نيويورك;إسطنبول;أنقرة;طهران
"""
_COUNTRIES = """
afghanistan;albania;algeria;argentina;armenia;australia;austria;azerbaijan;bangladesh;belarus;
belgium;bolivia;bosnia;brazil;bulgaria;cambodia;cameroon;canada;chile;china;colombia;congo;croatia;
cuba;cyprus;czech republic;denmark;ecuador;egypt;england;estonia;ethiopia;finland;france;gaza strip;
georgia;germany;ghana;greece;haiti;hungary;iceland;india;indonesia;iran;iraq;ireland;israel;italy;
japan;jordan;kazakhstan;kenya;kosovo;kuwait;latvia;lebanon;libya;lithuania;malaysia;mali;mexico;
moldova;morocco;mozambique;myanmar;nepal;netherlands;new zealand;niger;nigeria;north korea;
northern ireland;norway;oman;pakistan;panama;peru;philippines;poland;portugal;qatar;romania;russia;
rwanda;saudi arabia;scotland;senegal;serbia;slovakia;slovenia;somalia;south africa;south korea;
south sudan;spain;sri lanka;sudan;sweden;switzerland;syria;taiwan;tanzania;thailand;tunisia;turkey;
turkiye;türkiye;uganda;ukraine;united arab emirates;uruguay;uzbekistan;venezuela;vietnam;wales;
west bank;yemen;zambia;zimbabwe;ala.;ariz.;ark.;calif.;colo.;conn.;d.c.;dc;del.;fla.;ga.;ill.;ind.;
kan.;ky.;la.;mass.;md.;mich.;minn.;miss.;mo.;mont.;n.c.;n.d.;n.h.;n.j.;n.m.;n.y.;neb.;nev.;okla.;
ore.;pa.;r.i.;s.c.;s.d.;tenn.;texas;va.;vt.;w.va.;wash.;wis.;wyo.;alaska;hawaii;idaho;iowa;maine;
ohio;utah
"""

CITIES = frozenset(_CITIES.replace("\n", ";").split(";")) - {""}
COUNTRIES = frozenset(_COUNTRIES.replace("\n", ";").split(";")) - {""}
