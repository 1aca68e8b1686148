"""Figures are well-formed, say in words what they show, and put every state where its place means something."""

import re
from random import Random
from xml.etree import ElementTree

import pytest

from detente.conflict import Conflict, parse_model
from detente.errors import TooLarge
from detente.stability import Analysis, analyse
from detente.stability.figures import option_table, state_graph
from detente.stability.figures.layout import lay_out

from .strategies import any_case, to_toml
from .test_post_analysis import ELMIRA

SVG = "{http://www.w3.org/2000/svg}"

TALKS = parse_model(
    """
    [conflict]
    name = "Freeze for <freeze> & more"
    status_quo = ["prk.test"]
    merge = ["usa.talk & prk.test"]
    [[decision_maker]]
    id = "usa"
    name = "United States"
    options = [
      { id = "talk", text = "Talk\u0007" },
      { id = "drill", text = "Drill on the scale of all earlier years together, bombers and carriers included" },
    ]
    preferences = ["!prk.test", "usa.drill"]
    [[decision_maker]]
    id = "prk"
    name = "North Korea"
    options = [{ id = "test", text = "Test" }]
    preferences = ["!usa.drill", "prk.test"]
    """.replace("\u0007", "\\u0007")
)


def solved(conflict: Conflict) -> Analysis:
    return analyse(conflict, ["nash", "gmr", "smr", "seq"])


def gains(conflict: Conflict) -> list[tuple[str, int, int]]:
    return [
        (dm, s, t)
        for dm in conflict.ids
        for s in range(1, conflict.n + 1)
        for t in conflict.moves(dm, s)
        if conflict.prefers(dm, t, s)
    ]


def test_figures_are_well_formed_and_name_and_describe_themselves() -> None:
    rng = Random(41)
    conflicts = [TALKS, ELMIRA, *(parse_model(to_toml(any_case(rng).model)) for _ in range(25))]
    for conflict in conflicts:
        analysis = solved(conflict)
        for figure in (option_table(analysis), state_graph(analysis)):
            root = ElementTree.fromstring(figure)
            assert root.get("role") == "img"
            named = {root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")}
            assert set(root.get("aria-labelledby").split()) == named
            assert "Equilibria" in root.find(f"{SVG}desc").text


def test_what_an_article_or_a_model_says_is_never_markup() -> None:
    for figure in (option_table(solved(TALKS)), state_graph(solved(TALKS))):
        assert "<freeze>" not in figure
        assert "Freeze for &lt;freeze&gt; &amp; more" in figure
        assert "\u0007" not in figure


def test_words_that_are_cut_are_told_in_full_to_whoever_points_at_them() -> None:
    root = ElementTree.fromstring(option_table(solved(TALKS)))
    told = [title.text for title in root.iter(f"{SVG}title")]
    assert any("bombers and carriers included" in words for words in told)


def test_the_same_conflict_gives_the_same_bytes_and_others_share_no_ids() -> None:
    once, again = state_graph(solved(ELMIRA)), state_graph(solved(ELMIRA))
    assert once == again
    figures = [once, option_table(solved(ELMIRA)), state_graph(solved(TALKS)), option_table(solved(TALKS))]
    ids = [found for figure in figures for found in re.findall(r' id="([^"]+)"', figure)]
    assert len(ids) == len(set(ids))


def test_every_improvement_is_an_arrow_of_its_mover() -> None:
    for conflict in (TALKS, ELMIRA):
        root = ElementTree.fromstring(state_graph(solved(conflict)))
        graph = root.find(f"{SVG}g")
        arrows = [path for path in graph.iter(f"{SVG}path") if path.get("marker-end")]
        assert len(arrows) == len(gains(conflict))
        for who, dm in enumerate(conflict.ids, start=1):
            drawn = [path for path in arrows if path.get("class") == f"line-dm-{who}"]
            assert len(drawn) == len([gain for gain in gains(conflict) if gain[0] == dm])


@pytest.mark.parametrize("concept", ["nash", "gmr", "seq"])
def test_equilibria_are_told_by_their_mark_not_by_colour_alone(concept: str) -> None:
    analysis = solved(ELMIRA)
    root = ElementTree.fromstring(state_graph(analysis, concept=concept))
    ringed = set()
    for node in root.find(f"{SVG}g").findall(f"{SVG}g"):
        if len(node.findall(f"{SVG}circle")) == 2:
            ringed.add(int(node.find(f"{SVG}text").text))
    assert ringed == set(analysis.equilibria(concept))
    dashes = {path.get("stroke-dasharray") for path in root.iter(f"{SVG}path") if path.get("marker-end")}
    assert len(dashes) == len(ELMIRA.ids)


def test_position_means_who_moves() -> None:
    model = "[conflict]\nname = 'four'\n" + "".join(
        f"[[decision_maker]]\nid = '{dm}'\noptions = [{{ id = 'x', text = 'x' }}]\npreferences = ['{dm}.x']\n"
        for dm in "abcd"
    )
    conflict = parse_model(model)
    points = lay_out(conflict).points
    assert len(set(points)) == conflict.n
    for who, dm in enumerate(conflict.ids):
        for state in range(1, conflict.n + 1):
            for to in conflict.moves(dm, state):
                (x, y), (to_x, to_y) = points[state - 1], points[to - 1]
                assert (x == to_x) == (who % 2 == 1)
                assert (y == to_y) == (who % 2 == 0)


def test_a_graph_whose_moves_form_a_grid_stands_on_one_and_its_end_stands_apart() -> None:
    layout = lay_out(ELMIRA)
    assert layout.directions == ("across", "down", "across, block to block")
    assert layout.resting == {8}
    assert len(set(layout.points)) == ELMIRA.n
    assert layout.points[8][0] > max(x for x, _ in layout.points[:8])


def test_a_table_of_many_states_shows_the_equilibria_and_says_so() -> None:
    options = ", ".join(f"{{ id = 'o{k}', text = 'o{k}' }}" for k in range(6))
    wishes = ", ".join(f"'a.o{k}'" for k in range(6))
    conflict = parse_model(
        f"[conflict]\nname = 'many'\nstatus_quo = []\n[[decision_maker]]\nid = 'a'\noptions = [{options}]\n"
        f"preferences = [{wishes}]\n"
    )
    figure = option_table(solved(conflict))
    assert "2 of 64 states shown" in figure
    assert ">64<" in figure
    with pytest.raises(TooLarge, match="cannot be read"):
        state_graph(solved(parse_model(_seven(options, wishes))))


def _seven(options: str, wishes: str) -> str:
    return (
        "[conflict]\nname = 'too many'\n"
        f"[[decision_maker]]\nid = 'a'\noptions = [{options}, {{ id = 'o6', text = 'o6' }}]\npreferences = [{wishes}]\n"
    )
