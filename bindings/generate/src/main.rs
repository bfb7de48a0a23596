//! Writes Foothold's Kotlin and Swift sources from a built phone library, and the record of its surface.
//!
//! The library must not be stripped: the generator reads its symbols, and from a stripped one it would silently
//! write nothing, so that is refused here.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use camino::Utf8PathBuf;
use clap::Parser;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};
use uniffi_bindgen::{BindgenLoader, BindgenPaths, GlobalConfig};

mod surface;

/// Writes Kotlin and Swift sources from a built phone library.
#[derive(Parser)]
#[command(name = "foothold-generate", version)]
struct Arguments {
    /// The library, as `cargo build -p foothold-ffi` leaves it.
    library: Utf8PathBuf,
    /// Where the sources go: one folder a language.
    #[arg(long, default_value = "bindings/generated")]
    out: Utf8PathBuf,
    /// Also write the record of the surface here.
    #[arg(long)]
    surface: Option<Utf8PathBuf>,
}

fn main() -> ExitCode {
    #[allow(clippy::print_stderr, reason = "a command line tool prints")]
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    ensure!(
        arguments.library.exists(),
        "{} does not exist. Build it first: cargo build -p foothold-ffi",
        arguments.library
    );
    let loader = BindgenLoader::new(BindgenPaths::default(), GlobalConfig::default());
    let metadata = loader.load_metadata(&arguments.library).with_context(|| {
        format!(
            "{} shows no bindings. It may be stripped: generate from an unstripped build",
            arguments.library
        )
    })?;
    let interfaces = loader.load_cis(metadata)?;
    for (folder, language) in [
        ("kotlin", TargetLanguage::Kotlin),
        ("swift", TargetLanguage::Swift),
    ] {
        generate(GenerateOptions {
            languages: vec![language],
            source: arguments.library.clone(),
            out_dir: arguments.out.join(folder),
            ..GenerateOptions::default()
        })?;
    }
    if let Some(path) = &arguments.surface {
        fs::write(path, surface::record(&interfaces)).with_context(|| format!("{path} cannot be written"))?;
    }
    Ok(())
}
