"""Settings: `base` for all, then `development`, `test` or `production`; `env` reads the environment."""
