"""Machinery that knows nothing of news: doing many things at once, and none of them twice."""
