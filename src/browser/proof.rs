//! Work for the processor, where the server asks for it.

use crate::api::{ApiClient, Refusal};
use leerkring_core::discussion::Challenge;

/// Solves a challenge of the server.
///
/// # Errors
/// [`Refusal`] where there is none, or it cannot be solved.
pub async fn prove(api: &ApiClient) -> Result<String, Refusal> {
    let _challenge: Challenge = api.get("challenge", None).await?;
    Err(Refusal::ProofNeeded)
}
