"""Verification codes sent by e-mail or SMS."""
