"""Lecturer mode: a lesson as cues, the picture for the audience, and the notes for whoever speaks."""
