"""Words of news pages: what stands on their buttons, and the names that datelines and bylines use.

All in lower case, as `str.casefold` leaves them. Lists, not rules: to teach a rule a new word, add it here.
"""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations


def _lines(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


# Whole lines that are buttons, links or labels of a page, in a few languages.
MENU = _lines(
    """
    save articles to read later and create your own reading list;
    search; copy link; link copied; copy url; share; share this; share this article;
    share this story; share full article; share on facebook; share on twitter; share on x;
    share on linkedin; share on whatsapp; share via email; save; save article; save for later;
    saved; bookmark; print; print this page; print article; email; email this; e-mail; tweet; pin;
    pin it; facebook; twitter; x; whatsapp; telegram; linkedin; pinterest; reddit; instagram;
    youtube; tiktok; flipboard; messenger; bluesky; threads; viber; rss; mail; comment; comments;
    add comment; leave a comment; post a comment; join the conversation; view comments;
    show comments; reply; like; follow; follow us; follow us on; following; home; homepage;
    home page; menu; main menu; open menu; close; close menu; open; toggle navigation;
    skip to content; skip to main content; skip to navigation; skip advertisement; skip ad;
    back to top; return to top; go back; back; next; previous; next article; previous article;
    subscribe; subscribe now; sign in; sign up; sign out; log in; login; log out; logout; register;
    my account; account; my news; donate; donate now; support us; contribute; advertisement;
    advertisements; advertising; ad; ads; advert; sponsored; sponsored content; promoted;
    promoted content; paid content; article continues below; article continues below advertisement;
    story continues below advertisement; story continues below; continue reading;
    continue reading below; read more; read full story; read the full story; more; show more;
    see more; view more; load more; learn more; watch live; watch; watch now; listen;
    listen to this article; listen to article; listen now; play; play video; play audio; pause;
    mute; unmute; live; newsletter; newsletters; podcast; podcasts; video; videos; gallery; photos;
    in pictures; cookies; cookie policy; cookie settings; manage cookies; manage preferences;
    accept; accept all; accept cookies; accept all cookies; reject all; decline; i agree; got it;
    privacy; privacy policy; privacy notice; terms; terms of use; terms of service;
    terms and conditions; terms & conditions; contact; contact us; about; about us; help; faq;
    careers; advertise; advertise with us; accessibility; accessibility help;
    do not sell my personal information; sitemap; site map; all rights reserved; get the app;
    download the app; get app; notifications; turn on notifications; enable notifications; settings;
    text size; font size; a a; a+; a-; dark mode; published; posted; original article;
    view original; report an error; report a typo; suggest a correction; translate; select language;
    edition; english; e-paper; epaper; gift article; gift this article; give this article;
    unlocked article; click here; tap here; tap to unmute; view gallery; view all; see all;
    view profile; expand; suche; suchen; teilen; artikel teilen; drucken; merken; kommentare;
    kommentieren; startseite; anmelden; abonnieren; anzeige; werbung; mehr; mehr lesen; weiterlesen;
    zum inhalt springen; vorlesen; link kopieren; menü; impressum; datenschutz;
    newsletter abonnieren; e-mail senden; jetzt abonnieren; buscar; compartir; copiar enlace;
    imprimir; guardar; inicio; menú; suscríbete; suscribirse; iniciar sesión; publicidad; anuncio;
    leer más; ver más; comentarios; enviar por correo; escuchar; saltar al contenido;
    ir al contenido; rechercher; recherche; partager; copier le lien; imprimer; enregistrer;
    accueil; s'abonner; s’abonner; je m'abonne; je m’abonne; se connecter; publicité; lire la suite;
    lire plus; commentaires; commenter; écouter; aller au contenu; réagir; offrir cet article;
    cerca; condividi; copia link; stampa; salva; abbonati; accedi; pubblicità; leggi anche;
    leggi di più; commenti; ascolta; vai al contenuto; pesquisar; partilhar; compartilhar;
    copiar link; guardar artigo; assine; assinar; entrar; publicidade; leia mais; ler mais;
    comentários; ouvir; ir para o conteúdo; szukaj; udostępnij; kopiuj link; drukuj; zapisz;
    strona główna; zaloguj; zaloguj się; reklama; czytaj więcej; komentarze; czytaj dalej; zoeken;
    delen; kopieer link; afdrukken; inloggen; abonneren; advertentie; lees meer; reacties; sök;
    dela; kopiera länk; skriv ut; logga in; prenumerera; annons; läs mer; пошук; поділитися;
    поширити; скопіювати посилання; копіювати посилання; друк; роздрукувати; головна; меню; увійти;
    підписатися; надіслати новину; підпишіться; реклама; читати далі; читати більше; детальніше; коментарі;
    коментувати; телеграм; фейсбук; зберегти; поиск; поделиться; скопировать ссылку;
    копировать ссылку; печать; распечатать; главная; войти; подписаться; читать далее;
    читать полностью; подробнее; комментарии; комментировать; сохранить; بحث; شارك; مشاركة;
    نسخ الرابط; انسخ الرابط; طباعة; الرئيسية; القائمة; اشترك; تسجيل الدخول; إعلان; اقرأ المزيد;
    المزيد; تعليقات; التعليقات; استمع; حفظ; 搜索; 分享; 打印; 首页; 菜单; 登录; 订阅; 广告;
    评论; 复制链接; 阅读下一篇; 纠错; 検索; シェア; シェアする; ツイート; ツイートする; 印刷;
    ホーム; メニュー; ログイン; 広告; コメント; ad feedback; video ad feedback; report this ad; report ad;
    scroll to continue; type your email; enter your email; email address; your email; your email address;
    manage options; reuse this content; link; mailto; skip past newsletter promotion;
    after newsletter promotion; free weekly newsletter; free newsletter; free daily newsletter;
    write a comment; purchase licensing rights; see all topics; aa; log in to comment; sms; x.com;
    add to favourites; add to favorites; read in app; open in app; leer en español;
    ajouter à vos sélections; offrir l’article; offrir l'article; classer; contribuer;
    réutiliser ce contenu; la suite après cette publicité; lecture restreinte; zur merkliste hinzufügen;
    artikel anhören; merkliste; zur startseite; guardar artículo; escuchar artículo; continuar leyendo;
    ascolta l'articolo; слухати; слушать; надіслати; закладка
    """
)

# Labels, on lines of their own, of boxes with other articles' titles inside a text.
BOXES = _lines(
    """
    related; related article; related articles; related story; related stories; related news;
    related content; related coverage; more on this story; more on this; people are also reading;
    recommended stories; recommended; recommended for you; suggested reading; read more; read next; read also;
    also read; see also; more stories; you may also like; you might also like; don't miss; don’t miss;
    editors' picks; editors’ picks; editor's picks; más información; te puede interesar; lea también;
    mehr zum thema; lesen sie auch; das könnte sie auch interessieren; lire aussi; à lire aussi;
    sur le même sujet; leggi anche; leia também; saiba mais; czytaj także; czytaj też; zobacz też;
    читайте також; читайте также; дивіться також; baca juga; اقرأ أيضا; اقرأ أيضاً; قصص مقترحة;
    関連記事; 相关阅读
    """
)

# Names of sections and labels above a title.
SECTIONS = _lines(
    """
    news; latest; latest news; latest stories; top stories; top news; breaking; breaking news;
    world; world news; uk; uk news; us; u.s.; us news; u.s. news; usa; national; nation;
    international; local; local news; regional; headlines; africa; asia; asia pacific; asia-pacific;
    australia; europe; middle east; americas; latin america; india; china; russia; ukraine; canada;
    france; germany; israel; iran; turkey; politics; business; economy; markets; money; finance;
    companies; energy; climate; environment; science; technology; tech; health; education; crime;
    law; courts; military; defence; defense; sport; sports; football; culture; arts; entertainment;
    entertainment & arts; celebrity; lifestyle; life; style; food; travel; books; music; film; tv;
    tv & radio; weather; opinion; opinions; comment; editorial; editorials; analysis; explainer;
    explainers; features; feature; in depth; in-depth; long read; investigations; exclusive;
    live updates; war in ukraine; ukraine war; russia-ukraine war; russia ukraine war; obituaries;
    letters; magazine; weekend; war; conflict; diplomacy; security; society; community; property;
    jobs; motoring; media; innovation; updates; press release; press releases; nachrichten; politik;
    wirtschaft; ausland; inland; welt; gesellschaft; kultur; wissenschaft; meinung; panorama;
    wetter; österreich; schweiz; noticias; mundo; internacional; política; economía; sociedad;
    cultura; deportes; opinión; ciencia; tecnología; españa; actualidad; sucesos; actualités; monde;
    politique; économie; société; sciences; santé; débats; planète; à la une; proche-orient;
    notizie; mondo; politica; economia; cronaca; esteri; scienza; salute; notícias; ciência; saúde;
    wiadomości; świat; kraj; gospodarka; kultura; polityka; новини; світ; політика; економіка;
    суспільство; війна; культура; наука; події; україна; новости; мир; в мире; политика; экономика;
    общество; война; происшествия; россия; спорт; статті; стрічка новин; усі новини; أخبار; الأخبار;
    سياسة; اقتصاد; العالم; رياضة; ثقافة; علوم; صحة; الشرق الأوسط; فيديو; عاجل; 新闻; 国际; 政治; 经济; 财经;
    体育; ニュース; 国内; 経済; スポーツ
    """
)

# Headings after which a page lists other articles.
TAIL_HEADINGS = _lines(
    """
    related; related stories; related articles; related news; related topics; related content;
    related links; related coverage; related posts; related reading; more on this story;
    more on this topic; more on this; more stories; more news; more from us; more like this;
    most read; most viewed; most popular; most shared; popular; popular now; popular stories;
    trending; trending now; top stories; top news; latest news; latest stories; latest;
    latest headlines; recommended; recommended for you; recommended stories; recommended articles;
    read next; up next; what to read next; you may also like; you might also like; you may like;
    also read; also in the news; read also; see also; editors' picks; editors’ picks;
    editor's picks; editor’s picks; don't miss; don’t miss; must read; from around the web;
    around the web; promoted stories; sponsored stories; sponsored links; elsewhere on the web;
    explore more on these topics; suggested topics; see all topics; sobre la firma;
    topics; tags; in this story; keywords; more to explore; in other news; further reading;
    more for you; featured; what others are reading; comments; popular in the community; next story;
    mehr zum thema; zum thema; das könnte sie auch interessieren; meistgelesen;
    meistgelesene artikel; lesen sie auch; auch interessant; themen; schlagworte; verwandte artikel;
    verwandte themen; te puede interesar; también te puede interesar; más noticias; lo más leído;
    más leídas; noticias relacionadas; temas; etiquetas; más información; archivado en;
    sur le même sujet; à lire aussi; les plus lus; lire aussi; articles liés; thèmes;
    dans la même rubrique; leggi anche; potrebbe interessarti; i più letti; articoli correlati;
    leia também; mais lidas; czytaj także; zobacz także; najpopularniejsze; читайте також;
    читайте також:; схожі новини; популярне; популярні новини; новини по темі; більше по темі; теги;
    останні новини; вас може зацікавити; читайте также; популярное; новости по теме;
    похожие новости; последние новости; اقرأ أيضا; اقرأ أيضاً; مواضيع ذات صلة; الأكثر قراءة;
    قد يعجبك أيضا
    """
)

# Starts of a line, before a colon, that point to another article or label what is not the article.
POINTERS = _lines(
    """
    our standards; related; related story; related article; related stories; also read; read also; read more;
    see also; watch; listen; must read; read; more; don't miss; don’t miss; recommended; read next;
    up next; in pictures; explainer; opinion; video; photos; gallery; live; follow live;
    live updates; click here; tags; tag; topics; topic; filed under; keywords; categories; category;
    more on this; trending; follow us on; share this; share; further reading; you may also like;
    next; lesen sie auch; lesen sie mehr; mehr zum thema; auch interessant; lea también;
    lee también; te puede interesar; más información; lire aussi; à lire aussi; sur le même sujet;
    leggi anche; leia também; leia mais; czytaj też; czytaj także; zobacz też; читайте також;
    читайте также; читати також; дивіться також; теги; мітки; اقرأ أيضا; اقرأ أيضاً; شاهد أيضا;
    طالع أيضا
    """
)

# Starts of a line that credit or describe a picture.
PICTURES = _lines(
    """
    image source; image caption; image credit; image; media caption; photo; photo by; photo credit;
    photograph; photograph by; photographer; photos by; picture; picture credit; pictured;
    file photo; caption; picture by; video caption; video credit; getty images; credit;
    illustration; illustration by; graphic; map; figure; foto; bild; bildquelle; quelle: foto;
    bildunterschrift; foto de; pie de foto; crédito; imagen; fuente de la imagen; photo de; légende;
    crédit photo; crédits; zdjęcie; fot.; foto di; immagine; фото; фото ілюстративне;
    ілюстративне фото; ілюстрація; иллюстрация; джерело фото; صورة; مصدر الصورة; التعليق على الصورة
    """
)

# What stands before a date on a page: when it was published, and when it was changed.
PUBLISHED = _lines(
    """
    published; published on; published at; publication date; date published; publish date;
    first published; first published on; originally published; originally published on; posted;
    posted on; posted at; date; released; issued; created; created on; issued on; release date;
    veröffentlicht; veröffentlicht am; erschienen; erschienen am; publiziert; publiziert am;
    publicado; publicado el; publicado em; fecha; publié; publié le; pubblicato; pubblicato il;
    opublikowano; data publikacji; gepubliceerd; gepubliceerd op; publicerad; опубліковано;
    дата публікації; опубликовано; дата публикации; نشر; نُشر; نشر في; نُشر في; تاريخ النشر; 发布时间;
    发表时间; 公開日
    """
)
UPDATED = _lines(
    """
    updated; updated on; updated at; last updated; last updated on; last updated at; update;
    last update; modified; last modified; last modified on; date modified; edited; last edited;
    as of; revised; changed; aktualisiert; aktualisiert am; zuletzt aktualisiert; stand;
    letzte aktualisierung; actualizado; actualizado el; última actualización; atualizado;
    atualizado em; mis à jour; mis à jour le; modifié le; aggiornato; aggiornato il; zaktualizowano;
    aktualizacja; bijgewerkt; uppdaterad; оновлено; останнє оновлення; обновлено; изменено;
    آخر تحديث; تحديث; تم التحديث; 更新时间; 更新日
    """
)

BYLINE_STARTS = _lines(
    """
    by; written by; story by; words by; report by; text by; author; authors; reporter;
    by our correspondent; von; text von; autor; autorin; por; escrito por; autores; par; auteur; di;
    autore; door; av; автор; автори; авторка; текст; авторы; 作者; 記者; 记者; بقلم; كتب; كتبت; الكاتب
    """
)

# Words that start with a capital in a title and never in a name.
NOT_NAMES = _lines(
    """
    the; a; an; any; all; no; far; means; way; ways; numbers; number; night; day; days; land; sea;
    air; design; force; law; accident; invitation; popular; demand; default; proxy; chance; year;
    end; of; in; on; at; for; with; its; their; our; your; it; this; that; these; what; how; why;
    who; time; train; hand; heart; der; die; das; dem; den; im; am; los; las; el; la; un; una; les;
    le; une
    """
)

# News agencies and outlets as datelines, marks and citations write them.
OUTLETS = _lines(
    """
    ap; the associated press; associated press; reuters; afp; agence france-presse; upi; dpa; apa;
    efe; ansa; xinhua; tass; interfax; interfax-ukraine; ukrinform; unian; rfe/rl; pti; ani; ians;
    bernama; kyodo; kyodo news; yonhap; anadolu; aa; anadolu agency; irna; sana; wam; mena; menafn;
    lusa; pap; cna; antara; ritzau; ntb; tt; stt; belga; anp; ats; keystone-ats; sda; cp;
    the canadian press; canadian press; aap; pa; pa media; press association; notimex; telam;
    europa press; ep; agerpres; mti; ctk; čtk; sta; hina; tanjug; beta; ddp; epd; kna; afx;
    dow jones; bloomberg; bloomberg news; marketwatch; globe newswire; pr newswire; prnewswire;
    business wire; newswire; accesswire; bbc; bbc news; cnn; nbc; nbc news; abc; abc news; cbs;
    cbs news; fox news; msnbc; cnbc; npr; pbs; sky news; itv; itv news; channel 4 news; al jazeera;
    al arabiya; al-arabiya; al-jazeera; dw; deutsche welle; france 24; rfi; euronews; trt world;
    voa; voice of america; politico; axios; the hill; semafor; vox; slate; vice; vice news;
    newsweek; forbes; fortune; time; time magazine; the economist; the atlantic; the new yorker;
    der spiegel; spiegel; die zeit; die welt; bild; faz; süddeutsche zeitung; taz; tagesschau; ard;
    zdf; orf; srf; nzz; le monde; le figaro; libération; el país; el mundo; abc.es; la vanguardia;
    la repubblica; corriere della sera; la stampa; ansa.it; rai; rtve; the guardian; guardian;
    the times; the sunday times; the telegraph; the daily telegraph; the independent; daily mail;
    the mirror; the sun; financial times; the financial times; the wall street journal;
    wall street journal; wsj; the new york times; new york times; nyt; the washington post;
    washington post; usa today; los angeles times; the los angeles times; chicago tribune;
    the boston globe; the globe and mail; toronto star; cbc; cbc news; ctv; ctv news;
    the moscow times; meduza; novaya gazeta; kommersant; izvestia; ria novosti; ria; rbc; rt;
    the kyiv independent; kyiv independent; kyiv post; ukrainska pravda; suspilne; haaretz;
    the times of israel; times of israel; the jerusalem post; jerusalem post; hürriyet; the hindu;
    hindustan times; the times of india; times of india; ndtv; dawn; geo news; the straits times;
    south china morning post; global times; nikkei; nikkei asia; the japan times; asahi shimbun;
    nhk; the sydney morning herald; sbs; rnz; al-monitor; middle east eye; globalpost;
    buzzfeed news; huffpost; business insider; the verge; wired; techcrunch; propublica;
    the intercept; bellingcat; укрінформ; уніан; унн; інтерфакс-україна; рбк-україна;
    українська правда; суспільне; радіо свобода; тасс; риа новости; интерфакс; рейтер; рейтерс;
    رويترز; أ ف ب; أف ب; فرانس برس; الجزيرة; أ.ف.ب; د ب أ; وام; سانا; واس; 新华社; 新華社; 共同; 時事
    """
)
# Words that a name needs to be an outlet's when it is on no list.
OUTLET_WORDS = _lines(
    """
    news; times; post; herald; tribune; gazette; press; radio; television; journal; daily;
    newspaper; chronicle; observer; examiner; courier; telegraph; broadcasting; newswire; magazine;
    media; dispatch; zeitung; nachrichten; rundfunk; diario; periódico; noticias; journaux; novosti;
    pravda; gazeta; новини; правда; газета; новости; радіо; tv
    """
)
# One spelling for those that are written in several ways.
SPELLINGS = {
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "canadian press": "The Canadian Press",
    "cp": "The Canadian Press",
    "cable news network": "CNN",
    "thomson reuters": "Reuters",
    "british broadcasting corporation": "BBC",
    "pa": "PA Media",
}
# Capitals in brackets, or before a colon, that are no outlet and no place.
LABELS = _lines(
    """
    us; u.s.; usa; uk; u.k.; eu; un; u.n.; nato; who; imf; opec; g7; g20; update; updates; updated;
    breaking; breaking news; just in; developing; exclusive; watch; live; video; photo; photos;
    photo gallery; gallery; analysis; opinion; explainer; explained; editorial; correction;
    corrected; corrects; note; editor's note; editor’s note; editors' note; warning; fact check;
    factbox; q; a; q&a; read; listen; related; summary; background; context; key points; highlights;
    poll; quiz; review; obituary; profile; interview; transcript; report; advertisement; sponsored;
    pictured; file; above; below; left; right; top; new; alert; urgent; flash; latest; spoiler;
    feature; recap; timeline; week; today; ceo; ai; tv; covid; covid-19; adds; recasts; repeats;
    refiles; eilmeldung; eil; kommentar; analyse; última hora; urgente; en directo; direct;
    терміново; оновлено; увага; відео; фото; срочно; молния; عاجل
    """
)

PICTURE_AGENCIES = _lines(
    """
    getty images; getty; shutterstock; alamy; istock; epa; epa-efe; adobe stock; dreamstime; unsplash
    """
)

# Ends of a company's name that are not part of how readers know it.
COMPANY_ENDINGS = (
    *("media corporation", "media group", "media llc", "media inc", "media ltd", "media limited"),
    *("news & media limited", "interactive", "incorporated", "inc", "corporation", "corp", "limited", "ltd"),
    *(
        "llc",
        "l.l.c",
        "plc",
        "gmbh",
        "ag",
        "company",
        "co",
        "s.a",
        "s.l",
        "s.p.a",
        "srl",
        "pte",
        "pty",
        "b.v",
    ),
    *("kg", "as", "oy", "ab", "тов", "ооо"),
)
