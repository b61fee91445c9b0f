//! The program `pullquote`: see `pullquote --help`.

fn main() -> std::process::ExitCode {
    pullquote::cli::main()
}
