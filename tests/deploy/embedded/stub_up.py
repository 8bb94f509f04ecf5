"""`python -m tests.deploy.embedded.stub_up DIR`: what `taizhang up` runs, with stub services."""

import sys
from pathlib import Path

from deploy.embedded.cli.running.up import stay_up
from tests.deploy.embedded.stub_plan import PLAN

if __name__ == "__main__":
    stay_up(Path(sys.argv[1]), None, PLAN)
