"""The tabs of these tests in Chromium: one keeps nothing that the next could find."""

from tests.browser.conftest import OpenPage, Server

WRITE = """
() => {
  localStorage.setItem('left', 'here')
  sessionStorage.setItem('left', 'here')
  document.cookie = 'left=here; max-age=600'
}
"""
READ = "() => [localStorage.length, sessionStorage.length, document.cookie.includes('left'), history.length]"


def test_a_tab_knows_nothing_of_the_one_before(open_page: OpenPage, server: Server) -> None:
    left = open_page()
    left.goto(f"{server.url}/_stcore/health")
    left.evaluate(WRITE)
    assert left.evaluate(READ)[:3] == [1, 1, True]
    found = open_page()
    found.goto(f"{server.url}/_stcore/health")
    assert found.evaluate(READ)[:3] == [0, 0, False]
    assert found.evaluate("history.length") <= 2
