"""What comes later never changes a topic that is there: it joins it, or makes one of its own."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from digest.grouping.topics import running_topics

WORDS = "abcdefgh"


def unit(counts):
    length = math.sqrt(sum(n * n for n in counts.values()))
    return {word: n / length for word, n in counts.items()}


stories = st.lists(
    st.dictionaries(st.sampled_from(WORDS), st.integers(1, 5), min_size=1, max_size=4).map(unit), max_size=14
)
thresholds = st.sampled_from([0.05, 0.3, 0.6, 0.9])


@given(stories, stories, thresholds)
def test_later_stories_keep_every_topic_its_founders_and_its_stories(earlier, later, threshold):
    before = running_topics(earlier, threshold)
    after = {topic.founders: topic.stories for topic in running_topics([*earlier, *later], threshold)}

    placed = {story for topic in before for story in topic.stories}
    for topic in before:
        assert set(after[topic.founders]) & placed == set(topic.stories), "it loses none and takes none"


@given(stories, thresholds)
def test_a_topic_has_three_stories_or_more_and_no_story_two_topics(vectors, threshold):
    topics = running_topics(vectors, threshold)

    placed = [story for topic in topics for story in topic.stories]
    assert len(placed) == len(set(placed))
    assert all(len(topic.stories) >= 3 and set(topic.founders) <= set(topic.stories) for topic in topics)


def test_two_pairs_that_are_near_become_one_topic_and_two_topics_stay_two():
    near, far = unit({"a": 3, "b": 1}), unit({"c": 1})

    assert [topic.stories for topic in running_topics([near, near, far, near, far, far], 0.5)] == [
        (0, 1, 3),
        (2, 4, 5),
    ]
    bridge = unit({"a": 3, "b": 1, "c": 3})
    assert len(running_topics([near, near, near, far, far, far, bridge, bridge], 0.3)) == 2
