"""What the launcher says, in English."""

WORDS = {
    "refusal": "sillage: {sentence}",
    "old-python": (
        "Sillage needs Python 3.11 or newer; this one is {found}. Install one (python.org, or the "
        "system's package manager), then start again."
    ),
    "no-pip": (
        "This Python has neither pip nor ensurepip, so nothing can be installed. On Debian or "
        "Ubuntu: apt install python3-venv. Elsewhere: install pip for this Python. Then start again."
    ),
    "no-lock": "{path} is missing: this copy of Sillage is incomplete. Get it again.",
    "read-only": (
        "Cannot write in {path}. Copy Sillage to a folder where you may write, or give another "
        "folder to install in: SILLAGE_VENV=/path ./sillage"
    ),
    "not-ours": (
        "{path} (SILLAGE_VENV) holds files that are not Sillage's, and installing there would delete them. "
        "Give an empty folder or one that does not exist yet: SILLAGE_VENV=/path ./sillage"
    ),
    "no-space": (
        "Not enough room on the disk of {path}: about {needed} MB are needed. Free some, then start again."
    ),
    "no-network": (
        "The repository of Python packages does not answer. Check the network or the proxy, then "
        "start again. Details: {log}"
    ),
    "bad-hash": (
        "A downloaded package is not the one {lock} expects; nothing of it was installed. Start "
        "again; if it happens again, the package repository or a machine on the way changes it. "
        "Details: {log}"
    ),
    "no-wheel": (
        "A package of {lock} does not exist for this system or this Python ({found}). Try Python "
        "3.11 to 3.13. Details: {log}"
    ),
    "pip-failed": """The installation failed. Last line of pip: {line}
Start again; the whole log is in {log}""",
    "os-failed": "The system refused: {reason} ({path}). Put that right, then start again.",
    "first-start": "Installing in {path}: one or two minutes, once only.",
    "test-start": "Installing the test tools: less than a minute, once only.",
    "waiting": "Another installation is under way; waiting… {seconds} s",
    "venv": "Python environment… {seconds} s",
    "download": "download {done}/{total} {name}",
    "install": "install {done}/{total} {name}",
    "compile": "preparing the code… {seconds} s",
    "interrupted": "Interrupted; nothing is broken. The next start installs anew.",
    "ready": "Ready in {seconds} s.",
    "url": "Sillage is open: {url}   (Ctrl-C to stop)",
    "died": "The dashboard stopped before it was ready (code {code}).",
    "slow": "The dashboard does not answer after {seconds} s. Start again; if it happens again, try --port.",
    "bad-port": "--port takes a number from 1 to 65535, not “{value}”.",
    "port-taken": (
        "Port {port} is taken, or this user may not open it. Choose another, or let Sillage choose "
        "(without --port)."
    ),
    "no-port": "No free port from {first} to {last}. Give one: --port N",
    "no-value": "{option} needs a value.",
    "no-registry": (
        "The registry {path} does not exist. Give a YAML file, a folder of YAML files, or the name of a "
        "shipped registry: mantano-assimil."
    ),
    "bad-browser": "CHROMIUM={value} leads to no programme. Correct or remove this variable.",
    "get-browser": "Chromium for the tests, by {how}… {seconds} s",
    "ci-no-browser": (
        "No Chromium could be found or installed; in continuous integration the browser tests are "
        "not optional. Install chromium or give its path: CHROMIUM=/path. {reason}"
    ),
    "untested": (
        "WARNING: the browser tests (tests/browser) were NOT run: no Chromium found or installable. "
        "Install chromium or Google Chrome, or give its path: CHROMIUM=/path"
    ),
    "help": """Sillage: where does personal data go?

  ./sillage                          opens the dashboard in the browser
      --registry PATH                a registry of yours: YAML file or folder (or SILLAGE_REGISTRY)
      --port N   --no-browser
  ./sillage ask "Where does the phone number go?"
  ./sillage trace FIELD              where a field goes
  ./sillage received-by ACTOR        what a third party receives
  ./sillage show ACTOR               the page of a third party
  ./sillage check                    what is wrong, missing or undecided, law by law
  ./sillage breach ACTOR             what a breach exposes, and who must be told
  ./sillage borders                  what leaves the country
  ./sillage diff BEFORE AFTER        what changed between two files, folders, revisions or days
  ./sillage diagram FIELD -o FILE    the picture: svg, png, pdf, dot, mmd
  ./sillage test                     all tests

The first command installs what is needed in .venv; from then on ./sillage --help says more.""",
}
