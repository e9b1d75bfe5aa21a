"""A registry that changes while it is looked at, in Chromium: broken, then put right."""

from pathlib import Path

from playwright.sync_api import expect

from tests.app.conftest import SMALL
from tests.browser.conftest import OpenPage, Serve


def test_a_file_breaks_and_is_put_right(open_page: OpenPage, serve: Serve, tmp_path: Path) -> None:
    path = tmp_path / "registry.yaml"
    path.write_text(SMALL, encoding="utf-8")
    page = open_page(f"{serve(path, fresh=True).url}/?field=email_address&lang=fr")
    expect(page.locator(".answer").first).to_contain_text("Hébergeur")

    path.write_text(SMALL.replace("name: Hébergeur", "nom: Hébergeur"), encoding="utf-8")
    expect(page.get_by_text("Dernier état sans erreur")).to_be_visible()
    expect(page.locator(".answer").first).to_contain_text("Hébergeur")
    page.get_by_role("link", name="Erreurs du fichier").first.click()
    expect(page.get_by_role("region", name="Erreurs du fichier")).to_contain_text("nom")

    path.write_text(SMALL.replace("name: Hébergeur", "name: Autre hébergeur"), encoding="utf-8")
    expect(page.get_by_text("Aucune erreur n’a été relevée")).to_be_visible()
    expect(page.get_by_role("link", name="Erreurs du fichier")).to_have_count(0)
    page.get_by_role("link", name="Question").first.click()
    expect(page.locator(".answer").first).to_contain_text("Autre hébergeur")
