"""What the launcher says, in French."""

WORDS = {
    "refusal": "sillage : {sentence}",
    "old-python": (
        "Sillage demande Python 3.11 ou plus récent ; celui-ci est le {found}. Installez-en un "
        "(python.org, ou le gestionnaire de paquets du système), puis relancez."
    ),
    "no-pip": (
        "Ce Python n’a ni pip ni ensurepip, et rien ne peut donc être installé. Sous Debian ou "
        "Ubuntu : apt install python3-venv. Ailleurs : installez pip pour ce Python. Puis relancez."
    ),
    "no-lock": "{path} manque : la copie de Sillage est incomplète. Récupérez-la à nouveau.",
    "read-only": (
        "Impossible d’écrire dans {path}. Copiez Sillage dans un dossier où vous pouvez écrire, ou "
        "donnez un autre dossier d’installation : SILLAGE_VENV=/chemin ./sillage"
    ),
    "not-ours": (
        "{path} (SILLAGE_VENV) contient des fichiers qui ne sont pas de Sillage, et l’installation les "
        "effacerait. Donnez un dossier vide ou qui n’existe pas encore : SILLAGE_VENV=/chemin ./sillage"
    ),
    "no-space": (
        "Plus assez de place sur le disque de {path} : il faut environ {needed} Mo. Libérez-en, puis "
        "relancez."
    ),
    "no-network": (
        "Le dépôt des paquets Python ne répond pas. Vérifiez le réseau ou le mandataire (proxy), "
        "puis relancez. Détails : {log}"
    ),
    "bad-hash": (
        "Un paquet téléchargé n’est pas celui que {lock} attend ; rien n’en a été installé. "
        "Relancez ; si cela recommence, le dépôt de paquets ou une machine sur le chemin le modifie. "
        "Détails : {log}"
    ),
    "no-wheel": (
        "Un paquet de {lock} n’existe pas pour ce système ou ce Python ({found}). Essayez Python "
        "3.11 à 3.13. Détails : {log}"
    ),
    "pip-failed": """L’installation a échoué. Dernière ligne de pip : {line}
Relancez ; tout le journal est dans {log}""",
    "os-failed": "Le système a refusé : {reason} ({path}). Corrigez cela, puis relancez.",
    "first-start": "Installation dans {path} : une à deux minutes, une seule fois.",
    "test-start": "Installation des outils de test : moins d’une minute, une seule fois.",
    "waiting": "Une autre installation est en cours ; attente… {seconds} s",
    "venv": "Environnement Python… {seconds} s",
    "download": "téléchargement {done}/{total} {name}",
    "install": "installation {done}/{total} {name}",
    "compile": "préparation du code… {seconds} s",
    "interrupted": "Interrompu ; rien n’est cassé. Le prochain lancement reprend l’installation du début.",
    "ready": "Prêt en {seconds} s.",
    "url": "Sillage est ouvert : {url}   (Ctrl-C pour arrêter)",
    "died": "Le tableau de bord s’est arrêté avant d’être prêt (code {code}).",
    "slow": (
        "Le tableau de bord ne répond pas après {seconds} s. Relancez ; si cela recommence, essayez --port."
    ),
    "bad-port": "--port attend un nombre de 1 à 65535, pas « {value} ».",
    "port-taken": (
        "Le port {port} est pris, ou cet utilisateur ne peut l’ouvrir. Choisissez-en un autre, ou laissez "
        "Sillage choisir (sans --port)."
    ),
    "no-port": "Aucun port libre de {first} à {last}. Donnez-en un : --port N",
    "no-value": "{option} attend une valeur.",
    "no-registry": (
        "Le registre {path} n’existe pas. Donnez un fichier YAML, un dossier de fichiers YAML, ou le nom d’un "
        "registre livré : mantano-assimil."
    ),
    "bad-browser": "CHROMIUM={value} ne mène à aucun programme. Corrigez ou retirez cette variable.",
    "get-browser": "Chromium pour les tests, par {how}… {seconds} s",
    "ci-no-browser": (
        "Aucun Chromium ne s’est laissé trouver ni installer ; en intégration continue, les tests du "
        "navigateur ne sont pas facultatifs. Installez chromium ou donnez son chemin : "
        "CHROMIUM=/chemin. {reason}"
    ),
    "untested": (
        "ATTENTION : les tests du navigateur (tests/browser) n’ont PAS été faits : aucun Chromium "
        "trouvé ni installable. Installez chromium ou Google Chrome, ou donnez son chemin : "
        "CHROMIUM=/chemin"
    ),
    "help": """Sillage : où vont les données personnelles ?

  ./sillage                          ouvre le tableau de bord dans le navigateur
      --registry CHEMIN              un registre à vous : fichier ou dossier YAML (ou SILLAGE_REGISTRY)
      --port N   --no-browser
  ./sillage ask "Où va le numéro de téléphone ?"
  ./sillage trace CHAMP              où va un champ
  ./sillage received-by ACTEUR       ce que reçoit un tiers
  ./sillage show ACTEUR              la fiche d’un tiers
  ./sillage check                    ce qui est faux, manque ou reste à trancher, loi par loi
  ./sillage breach ACTEUR            ce qu’expose une violation, et qui prévenir
  ./sillage borders                  ce qui sort du pays
  ./sillage diff AVANT APRÈS         ce qui a changé entre deux fichiers, dossiers, révisions ou jours
  ./sillage diagram CHAMP -o FICHIER le dessin : svg, png, pdf, dot, mmd
  ./sillage test                     tous les tests

La première commande installe ce qu’il faut dans .venv ; ensuite, ./sillage --help en dit plus.""",
}
