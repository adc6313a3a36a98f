//! A post that was acknowledged stays: the program is killed, the system is watched, the disk runs full.

mod full_disk;
mod killed;
mod synced;
