//! Measurements of mobanlint beside what else a user could pick.
