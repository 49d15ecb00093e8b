"""Texts, fields and pages: custom phrases, profile fields, e-mail templates, captcha, per-application appearance."""
