# Commands for people; `make` alone lists them.

VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# The sample has an index of its own, so that it never mixes with anybody's documents.
ifdef CORPUS
INDEX_FLAG :=
SOURCE_FLAG :=
else
CORPUS := corpus/sample
INDEX_FLAG := --index-dir var/sample
SOURCE_FLAG := --source 示例
endif

.DEFAULT_GOAL := help
.PHONY: help serve test lint browser nginx looks screenshots bench exports relevance passages accuracy rules mutations faults soak hostile audit topics characters test-cluster bench-cluster clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

serve: $(VENV)/.installed ## index the sample notices (or CORPUS=folder) and serve them on this machine
	@$(BIN)/policy-search index "$(CORPUS)" $(SOURCE_FLAG) $(INDEX_FLAG) || [ $$? -eq 1 ]
	@exec $(BIN)/policy-search serve $(INDEX_FLAG)

test: $(VENV)/.tools lint browser nginx ## everything that has to hold: ruff, mypy, bandit, pytest
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

test-cluster: $(VENV)/.tools ## the contract, the website and failures over real nodes of OpenSearch (CLUSTER="--part" for minutes)
	$(BIN)/python -m tests.cluster $(CLUSTER)

lint: $(VENV)/.tools ## ruff, mypy and bandit alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --severity-level medium --recursive corpus indexer search_app

# Chromium, where apt-get may bring it; its driver comes with the package playwright. Without it the
# browser tests are skipped, which only CI takes for a failure.
browser:
	@if [ ! -x /usr/bin/chromium ]; then \
		if [ "$$(id -u)" -eq 0 ]; then root=; else root="sudo -n"; fi; \
		if command -v apt-get >/dev/null && $$root true 2>/dev/null; then \
			$$root apt-get update -qq && \
			DEBIAN_FRONTEND=noninteractive $$root apt-get install -qq -y --no-install-recommends \
				chromium chromium-l10n fonts-noto-cjk >/dev/null || true; \
		fi; \
		if [ ! -x /usr/bin/chromium ]; then \
			echo "Chromium is missing: the browser tests will be skipped." >&2; \
			[ "$${CI:-}" != true ]; \
		fi; \
	fi

# The program of nginx alone, laid beside the tests' interpreter: installing it would start a server.
nginx: $(VENV)/.tools
	@if ! PATH="$(BIN):$$PATH:/usr/sbin" command -v nginx >/dev/null; then \
		if [ "$$(id -u)" -eq 0 ]; then root=; else root="sudo -n"; fi; \
		folder=$$(mktemp -d); beside=$$(cd $(BIN) && pwd); \
		( cd "$$folder" && \
			{ apt-get download -qq nginx || { $$root apt-get update -qq && apt-get download -qq nginx; }; } && \
			dpkg -x nginx_*.deb . && cp usr/sbin/nginx "$$beside/" ) >/dev/null 2>&1 || \
			echo "nginx is missing: the tests of docs/deploy/nginx.conf will be skipped." >&2; \
		rm -rf "$$folder"; \
	fi

looks: $(VENV)/.tools browser ## write down anew how each component of /styleguide looks, for the tests to hold
	$(BIN)/python -m tests.browser.recorded_looks

screenshots: $(VENV)/.tools browser ## a picture of each page into var/screenshots, the README's into docs/images
	$(BIN)/python -m tests.browser.screenshots var/screenshots

bench: .venv-bench/.installed ## building and answering on the real documents, beside other engines (BENCH="--against REV": beside another revision)
	.venv-bench/bin/python -m tests.benchmarks $(BENCH)

bench-cluster: $(VENV)/.tools ## whether the engine of a cluster answers as the one of a machine does, over real documents
	$(BIN)/python -m tests.cluster.equality $(BENCH)

exports: $(VENV)/.tools ## time and memory of the whole result as a file, on a made set of 100,000 documents
	$(BIN)/python -m tests.benchmarks.exports $(EXPORTS)

relevance: $(VENV)/.tools ## how well what is meant is found, with goals (RELEVANCE="--sets laws titles --misses 5" for some)
	$(BIN)/python -m tests.relevance $(RELEVANCE)

passages: $(VENV)/.tools ## for how many rated questions a passage is shown above the hits (PASSAGES="--list FILE" to read them)
	$(BIN)/python -m tests.relevance.passages $(PASSAGES)

topics: $(VENV)/.tools ## train the classifier of topics anew (writes corpus/fields/topic_model.json)
	$(BIN)/python -m tests.accuracy.topics --write

characters: $(VENV)/.tools ## make the tables of readings and common characters anew (UNIHAN=folder of its files)
	$(BIN)/python -m tests.characters $(UNIHAN)

accuracy: $(VENV)/.tools ## how well real documents are read, with every miss (ACCURACY="pages speed" for some of it)
	$(BIN)/python -m tests.accuracy $(ACCURACY)

rules: $(VENV)/.tools ## how often each rule of reading fires on the real documents (RULES="repeal_rules" for some)
	$(BIN)/python -m tests.rules $(RULES)

mutations: $(VENV)/.tools ## make 200 random changes, one at a time, and count those that tests notice (MUTATIONS="--seed 2 --each 5")
	$(BIN)/python -m tests.mutations $(MUTATIONS)

faults: $(VENV)/.tools ## kill, damage and disturb runs at random moments and prove that nothing is lost (FAULTS="--seed 2 'full disk'")
	$(BIN)/python -m tests.faults $(FAULTS)

soak: $(VENV)/.tools ## 64 clients for five minutes while the index is published, and beside a hostile one (SOAK="--seconds 30")
	$(BIN)/python -m tests.soak $(SOAK)

hostile: $(VENV)/.tools ## ask the site a hundred thousand hostile questions (HOSTILE="--requests 5000 --seed 2")
	$(BIN)/python -m tests.hostile $(HOSTILE)

audit: .venv-audit/.installed ## what is installed, with known vulnerabilities (pip-audit), and its bill of materials in var/bom.json
	@mkdir -p var
	.venv-audit/bin/cyclonedx-py environment --output-format JSON --output-file var/bom.json .venv-audit/site/bin/python
	.venv-audit/bin/bandit --quiet --recursive --skip B101,B404,B603 corpus indexer search_app || true
	.venv-audit/bin/pip-audit --strict --skip-editable --path $$(.venv-audit/site/bin/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")

clean: ## remove the virtual environment, the indexes and all caches
	rm -rf $(VENV) .venv-bench .venv-audit var build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/bin/python setup.cfg pyproject.toml
	$(PIP) install --quiet --editable '.[fast,test,lint]'
	@touch $@ $(VENV)/.installed

# The engines that ours is measured against have an environment of their own.
.venv-bench/.installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check install --quiet --editable '.[fast,bench]'
	@command -v wrk >/dev/null || { [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && \
		apt-get install -qq -y --no-install-recommends wrk >/dev/null; } || \
		echo "wrk is missing: requests under load will not be measured." >&2
	@touch $@

# What a site installs, alone, and beside it the tools that look at it.
.venv-audit/.installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv .venv-audit
	$(PYTHON) -m venv .venv-audit/site
	.venv-audit/site/bin/python -m pip --disable-pip-version-check install --quiet '.[fast,mcp,metrics]'
	.venv-audit/bin/python -m pip --disable-pip-version-check install --quiet 'bandit~=1.9' 'cyclonedx-bom~=7.5' 'pip-audit~=2.10'
	@touch $@
