//! A small HTTP server on 127.0.0.1, one thread a connection.
#![allow(dead_code, reason = "not every program of tests needs all of it")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// A server that answers until it is dropped.
pub struct Server {
    address: SocketAddr,
    secure: bool,
    stopped: Arc<AtomicBool>,
}

type Handler = dyn Fn(&str) -> Reply + Send + Sync;

impl Server {
    /// Answers each request (its head is given) as `handler` says.
    pub fn new(handler: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        Self::start(Arc::new(handler), None)
    }

    /// The same, with a certificate that nobody trusts.
    pub fn secure(handler: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let own = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key)
            .unwrap();
        Self::start(Arc::new(handler), Some(Arc::new(config)))
    }

    fn start(handler: Arc<Handler>, config: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self { address: listener.local_addr().unwrap(), secure: config.is_some(), stopped: Arc::default() };
        let stopped = server.stopped.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                let (handler, config) = (handler.clone(), config.clone());
                // A client that hangs up is part of the tests.
                thread::spawn(move || match config {
                    None => answer(stream, &*handler),
                    Some(config) => answer(StreamOwned::new(ServerConnection::new(config).unwrap(), stream), &*handler),
                });
            }
        });
        server
    }

    /// The address of a path on it.
    pub fn address(&self, path: &str) -> String {
        format!("{}://{}{path}", if self.secure { "https" } else { "http" }, self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // The listener waits for one more connection before it looks.
        drop(TcpStream::connect(self.address));
    }
}

fn answer(stream: impl Read + Write, handler: &Handler) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    handler(&head).answer(stream.get_mut());
    Some(())
}

/// What is answered.
pub struct Reply {
    status: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    announced: Option<usize>,
    pause: Option<Duration>,
    endless: bool,
    silent: bool,
    left: Arc<AtomicBool>,
}

impl Reply {
    pub fn status(status: &str) -> Self {
        Self {
            status: status.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
            announced: None,
            pause: None,
            endless: false,
            silent: false,
            left: Arc::default(),
        }
    }

    pub fn html(body: impl AsRef<[u8]>) -> Self {
        Self { body: body.as_ref().to_vec(), ..Self::status("200 OK") }
    }

    pub fn endless() -> Self {
        Self { endless: true, ..Self::html("") }
    }

    /// Says nothing at all.
    pub fn silent() -> Self {
        Self { silent: true, ..Self::html("") }
    }

    /// Notes whether the client hung up before it had heard all.
    pub fn noting(self, left: &Arc<AtomicBool>) -> Self {
        Self { left: left.clone(), ..self }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends one byte after each pause.
    pub fn slowly(self, pause: Duration) -> Self {
        Self { pause: Some(pause), ..self }
    }

    /// Says that the body has another length than it has.
    pub fn announcing(self, length: usize) -> Self {
        Self { announced: Some(length), ..self }
    }

    fn answer(self, stream: &mut (impl Read + Write)) {
        let left = self.left.clone();
        let heard = if self.silent {
            let _ = stream.read(&mut [0]);
            None
        } else {
            self.write(stream)
        };
        left.store(heard.is_none(), Ordering::SeqCst);
    }

    fn write(self, out: &mut impl Write) -> Option<()> {
        let mut head = format!("HTTP/1.1 {}\r\nConnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        if !self.endless {
            head.extend(["Content-Length: ", &self.announced.unwrap_or(self.body.len()).to_string(), "\r\n"]);
        }
        out.write_all((head + "\r\n").as_bytes()).ok()?;
        // Ends when the client hangs up.
        let endless = std::iter::repeat_n((), if self.endless { usize::MAX } else { 0 });
        for () in endless {
            out.write_all(&[b'a'; 4096]).ok()?;
        }
        match self.pause {
            None => out.write_all(&self.body).ok()?,
            Some(pause) => {
                for byte in &self.body {
                    out.write_all(&[*byte]).ok()?;
                    out.flush().ok()?;
                    thread::sleep(pause);
                }
            }
        }
        out.flush().ok()
    }
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// One uncompressed meta-block and an empty last one (RFC 7932, section 9.2).
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    assert!((2..=1 << 16).contains(&bytes.len()));
    let head = ((bytes.len() as u32 - 1) << 4) | (1 << 20);
    [&head.to_le_bytes()[..3], bytes, &[0x03]].concat()
}
