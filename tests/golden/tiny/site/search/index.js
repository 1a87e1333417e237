digestSearch("index", {"engine":"minisearch","count":3,"inPart":16,"firsts":["1993"],"terms":"noxpheyu","articles":"w2div5as"});
