//! Moderators keep the threads safe.
