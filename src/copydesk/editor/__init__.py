"""Where people write: the language server that an editor talks to.

    editor ─▶ server ─▶ session ─▶ desk          what was typed is read and checked
           ◀─ server ◀─ showing ◀─ findings      diagnostics, hovers, quick fixes

`copydesk lsp` starts `editor.server`; this front is empty, so that nothing is loaded that is not asked for.
"""
