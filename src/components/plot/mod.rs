//! Plots: a picture for the eye, and the same numbers in a table beside it.

mod bars;
mod calibration;
mod figure;
mod shape;
mod stretches;
mod weeks;

pub use bars::{Bar, Bars};
pub use calibration::CalibrationPlot;
pub use figure::Cell;
pub use stretches::StretchesPlot;
pub use weeks::WeeksPlot;
