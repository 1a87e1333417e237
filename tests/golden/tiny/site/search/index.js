digestSearch("2891a7804e70", "index", {"engine":"minisearch","articles":3,"inPart":16,"terms":["1993"]});
