"""The subcommands of `copydesk`, a module each. `cli.py` names them and loads the one that is asked for."""
