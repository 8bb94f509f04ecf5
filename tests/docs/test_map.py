"""The map of rooms knows every package and no other."""

from tests.docs import rooms


def test_the_map_of_rooms_is_what_the_packages_say_of_themselves() -> None:
    assert rooms.written() == rooms.table(), "run: python -m tests.docs.rooms"


def test_every_room_says_in_its_first_sentence_what_lives_there() -> None:
    silent = [row for row in rooms.table().splitlines() if row.endswith("|  |")]
    assert silent == []
