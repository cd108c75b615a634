"""The texts of the application in other languages, and how they are kept up to date."""
