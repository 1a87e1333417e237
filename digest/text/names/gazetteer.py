"""Places that everybody knows, and the several names of some of them and of some institutions."""

from __future__ import annotations

from functools import lru_cache

from digest.text.words import fold

_PLACES = """
afghanistan;albania;algeria;andorra;angola;argentina;armenia;australia;austria;azerbaijan;bahamas;
bahrain;bangladesh;barbados;belarus;belgium;belize;benin;bhutan;bolivia;bosnia;botswana;brazil;
brunei;bulgaria;burkina faso;burundi;cambodia;cameroon;canada;chile;china;colombia;congo;
costa rica;croatia;cuba;cyprus;czechia;denmark;djibouti;dominican republic;east timor;ecuador;
egypt;el salvador;england;eritrea;estonia;eswatini;ethiopia;fiji;finland;france;gabon;gambia;
germany;ghana;greece;greenland;grenada;guatemala;guinea;guyana;haiti;honduras;hong kong;hungary;
iceland;india;indonesia;iran;iraq;ireland;israel;italy;ivory coast;jamaica;japan;kazakhstan;
kenya;kosovo;kuwait;kyrgyzstan;laos;latvia;lebanon;lesotho;liberia;libya;liechtenstein;lithuania;
luxembourg;macedonia;madagascar;malawi;malaysia;maldives;mali;malta;mauritania;mauritius;mexico;
moldova;monaco;mongolia;montenegro;morocco;mozambique;myanmar;namibia;nepal;netherlands;
new zealand;nicaragua;niger;nigeria;north korea;northern ireland;norway;oman;pakistan;palestine;
panama;papua new guinea;paraguay;peru;philippines;poland;portugal;puerto rico;qatar;romania;
russia;rwanda;samoa;san marino;saudi arabia;scotland;senegal;serbia;sierra leone;singapore;
slovakia;slovenia;somalia;south africa;south korea;south sudan;soviet union;spain;sri lanka;sudan;
suriname;sweden;switzerland;syria;taiwan;tajikistan;tanzania;thailand;tibet;togo;trinidad;
tunisia;turkey;turkmenistan;uganda;ukraine;united arab emirates;united kingdom;united states;
uruguay;uzbekistan;vanuatu;vatican;venezuela;vietnam;wales;yemen;zambia;zimbabwe;africa;asia;
europe;north america;south america;latin america;middle east;balkans;caucasus;siberia;crimea;
donbas;gaza strip;west bank;gaza;kashmir;catalonia;bavaria;chechnya;kurdistan;scandinavia;
caribbean;arctic;antarctica;alabama;alaska;arizona;arkansas;california;colorado;connecticut;
delaware;florida;hawaii;idaho;illinois;indiana;iowa;kansas;kentucky;louisiana;maine;maryland;
massachusetts;michigan;minnesota;mississippi;missouri;montana;nebraska;nevada;new hampshire;
new jersey;new mexico;new york;north carolina;north dakota;ohio;oklahoma;oregon;pennsylvania;
rhode island;south carolina;south dakota;tennessee;texas;utah;vermont;west virginia;wisconsin;
wyoming;ontario;quebec;british columbia;alberta;queensland;new south wales;puerto vallarta;
abu dhabi;abuja;accra;addis ababa;aleppo;algiers;almaty;amman;amsterdam;ankara;antwerp;athens;
atlanta;auckland;baghdad;baku;baltimore;bamako;bangkok;barcelona;basel;basra;beijing;beirut;
belfast;belgrade;bengaluru;berlin;bern;birmingham;bogota;bologna;bonn;boston;brasilia;bratislava;
brisbane;bristol;brooklyn;brussels;bucharest;budapest;buenos aires;cairo;calgary;cambridge;
canberra;cape town;caracas;cardiff;casablanca;charlottesville;chernihiv;chicago;cincinnati;
cleveland;cologne;colombo;copenhagen;dakar;dallas;damascus;davos;delhi;denver;detroit;dhaka;
dnipro;doha;donetsk;dresden;dubai;dublin;edinburgh;florence;frankfurt;freetown;geneva;genoa;
glasgow;guangzhou;guantanamo;hamburg;hanoi;harare;havana;helsinki;hiroshima;ho chi minh city;
hollywood;honolulu;houston;idlib;indianapolis;islamabad;istanbul;jakarta;jeddah;jerusalem;
johannesburg;juba;kabul;kampala;kandahar;kansas city;karachi;kathmandu;kazan;kharkiv;khartoum;
kherson;kigali;kinshasa;kolkata;krasnodar;kremenchuk;kuala lumpur;kyiv;kyoto;la paz;lagos;lahore;
las vegas;leeds;leipzig;lima;lisbon;liverpool;ljubljana;london;los angeles;luanda;luhansk;lviv;
lyon;madrid;manchester;manhattan;manila;maputo;mariupol;marseille;mecca;melbourne;memphis;
mexico city;miami;milan;milwaukee;minneapolis;minsk;mogadishu;monrovia;montevideo;montreal;moscow;
mosul;mumbai;munich;mykolaiv;nairobi;naples;nashville;new delhi;new orleans;new york city;
newcastle;nice;nottingham;novorossiysk;odesa;oakland;oklahoma city;orlando;osaka;oslo;ottawa;
oxford;palermo;palm beach;panama city;paris;perth;peshawar;philadelphia;phnom penh;phoenix;
pittsburgh;pokrovsk;port-au-prince;portland;prague;pretoria;pristina;pyongyang;quito;rabat;rafah;
ramallah;raqqa;rangoon;reykjavik;riga;rio de janeiro;riyadh;rome;rostov-on-don;rotterdam;
sacramento;salt lake city;san antonio;san bernardino;san diego;san francisco;san jose;san juan;
san salvador;sanaa;santiago;sao paulo;sarajevo;seattle;seoul;sevastopol;shanghai;sheffield;
shenzhen;silicon valley;skopje;srinagar;st. louis;st. petersburg;stockholm;strasbourg;stuttgart;
sydney;taipei;tallinn;tampa;tashkent;tbilisi;tehran;tel aviv;tirana;tokyo;toronto;tripoli;tunis;
turin;vancouver;venice;vienna;vilnius;vladivostok;virginia;georgia;america;arlington;grand rapids;
warsaw;wellington;winnipeg;wuhan;yangon;yerevan;zagreb;zaporizhzhia;zurich;washington;ferguson;
capitol hill;україна;росія;київ;львів;харків;одеса;дніпро;крим;москва;європа;сша;польща;
німеччина;франція;лондон;вашингтон;брюссель;украина;россия;киев;харьков;одесса;львов;крым;
европа;польша;германия;франция;китай;санкт-петербург;espagne;allemagne;italie;royaume-uni;
états-unis;chine;russie;londres;bruxelles;genève;moscou;españa;alemania;francia;italia;
reino unido;estados unidos;rusia;ucrania;moscú;bruselas;ginebra;nueva york;germania;spagna;
regno unito;stati uniti;cina;ucraina;roma;milano;napoli;torino;firenze;venezia;mosca;parigi
"""
# Each line: the name that is shown, then others of the same.
_SAME = """
United States;US;U.S.;USA;U.S.A.;United States of America
United Kingdom;UK;U.K.;Britain;Great Britain
European Union;EU;E.U.
United Nations;UN;U.N.
United Arab Emirates;UAE;U.A.E.
Kyiv;Kiev
Kharkiv;Kharkov
Odesa;Odessa
Lviv;Lvov
Mykolaiv;Nikolaev
Chernihiv;Chernigov
Donbas;Donbass
Türkiye;Turkey;Turkiye
Czechia;Czech Republic
Myanmar;Burma
Mumbai;Bombay
Kolkata;Calcutta
Bengaluru;Bangalore
Beijing;Peking
Yangon;Rangoon
Eswatini;Swaziland
Ivory Coast;Côte d’Ivoire;Côte d'Ivoire;Cote d'Ivoire
East Timor;Timor-Leste
Washington;Washington, D.C.;Washington DC;Washington D.C.;D.C.
New York;New York City;NYC
Los Angeles;L.A.
Islamic State;ISIS;ISIL;IS;Daesh
North Korea;DPRK
Taliban;Taleban
Hezbollah;Hizbollah;Hizbullah;Hezbullah
Al Qaeda;Al-Qaeda;Al-Qaida;Al Qaida
Morgan Stanley
Goldman Sachs
Wells Fargo
Fannie Mae
Freddie Mac
Cathay Pacific
Notre Dame
"""

_ORGANISATIONS = frozenset(
    {
        "morgan stanley",
        "goldman sachs",
        "wells fargo",
        "fannie mae",
        "freddie mac",
        "cathay pacific",
        "notre dame",
        "european union",
        "united nations",
        "islamic state",
        "taliban",
        "hezbollah",
        "al qaeda",
    }
)
_SHOWN = {
    fold(other): names.split(";")[0] for names in _SAME.strip().split("\n") for other in names.split(";")
}
PLACES = frozenset(fold(" ".join(name.split())) for name in _PLACES.split(";")) - {""} | frozenset(
    fold(name) for name in _SHOWN.values() if fold(name) not in _ORGANISATIONS
)


def shown(name: str) -> str:
    """The usual one of a name's forms, as written where only one is known."""
    # Only capitals tell the country from the pronoun, the group from the verb.
    return name if name in {"Us", "Is"} else _SHOWN.get(fold(name), name)


@lru_cache(maxsize=1 << 14)
def is_place(name: str) -> bool:
    """Whether everybody knows it as a place."""
    return fold(shown(name)) in PLACES


def is_organisation(name: str) -> bool:
    """Whether it is an institution that goes by several names."""
    return fold(shown(name)) in _ORGANISATIONS
