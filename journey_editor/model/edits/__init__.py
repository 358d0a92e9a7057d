"""Edits: what a user may do to a project, each as a function to a change.

An edit reads a project and returns the change it proposes.  It applies
nothing, so a tool can preview it, a test can inspect it and a script can
compose it.  Edits that make rows take their ids and ranks from a `Mint`.
"""
