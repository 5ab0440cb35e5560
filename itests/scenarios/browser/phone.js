// The page: one SIP account, one call at a time, and ears.
import JsSIP from 'jssip';

// The signalling goes to the console, and from there to the driver's log.
JsSIP.debug.enable('JsSIP:*');

const events = [];
const note = (type, data = {}) => events.push({ type, ...data });
const audio = new AudioContext();
let ua;
let call;
let earlier;
let ears;
let heard = {};

// How long each frequency was the loudest, in steps of 10 Hz.
setInterval(() => {
  const { frequency, level } = loudest();
  if (level > -60) {
    const step = Math.round(frequency / 10);
    heard[step] = (heard[step] ?? 0) + 50;
  }
}, 50);

function loudest() {
  if (!ears) {
    return { frequency: 0, level: -200 };
  }
  const levels = new Float32Array(ears.frequencyBinCount);
  ears.getFloatFrequencyData(levels);
  let top = 0;
  levels.forEach((level, i) => (top = level > levels[top] ? i : top));
  const level = levels[top];
  return { frequency: (top * audio.sampleRate) / ears.fftSize, level: Number.isFinite(level) ? level : -200 };
}

function listen(stream) {
  document.getElementById('far').srcObject = stream;
  ears = audio.createAnalyser();
  ears.fftSize = 8192;
  ears.smoothingTimeConstant = 0.2;
  audio.createMediaStreamSource(stream).connect(ears);
}

function follow(session) {
  earlier = call;
  call = session;
  ears = undefined;
  const hear = (connection) => {
    connection.addEventListener('track', (event) => listen(event.streams[0] ?? new MediaStream([event.track])));
    connection.addEventListener('connectionstatechange', () => note('media', { state: connection.connectionState }));
  };
  if (session.connection) {
    hear(session.connection);
  }
  session.on('peerconnection', (event) => hear(event.peerconnection));
  for (const type of ['progress', 'accepted', 'confirmed', 'hold', 'unhold']) {
    session.on(type, (event) => note(type, { originator: event?.originator }));
  }
  session.on('ended', (event) => note('ended', { originator: event.originator, cause: event.cause }));
  session.on('failed', (event) =>
    note('failed', { originator: event.originator, cause: event.cause, status: event.message?.status_code }),
  );
  session.on('newDTMF', (event) => note('dtmf', { originator: event.originator, tone: event.dtmf?.tone }));
}

// A steady tone is noise to the browser, which would take it away.
const sound = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
const options = () => ({ mediaConstraints: { audio: sound, video: false }, pcConfig: { iceServers: [] } });

window.phone = {
  register: (server, user, password, settings = {}) => {
    ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(server)],
      uri: `sip:${user}@127.0.0.1`,
      password,
      session_timers: false,
      register_expires: 300,
      ...settings,
    });
    for (const type of ['connected', 'disconnected', 'registered', 'unregistered']) {
      ua.on(type, () => note(type));
    }
    ua.on('registrationFailed', (event) =>
      note('registrationFailed', { cause: event.cause, status: event.response?.status_code }),
    );
    ua.on('newRTCSession', (event) => {
      note('call', { originator: event.originator, from: event.request?.from?.uri?.user });
      follow(event.session);
    });
    ua.start();
  },
  unregister: () => ua.unregister(),
  stop: () => ua.stop(),
  // The answer's status to an OPTIONS.
  ask: (target) =>
    new Promise((resolve) => {
      const done = (event) => resolve(event.response?.status_code ?? 0);
      ua.sendOptions(target, '', { eventHandlers: { succeeded: done, failed: done } });
    }),
  call: (target) => void ua.call(target, options()),
  answer: () => call.answer(options()),
  hangup: () => call.terminate(),
  reject: (status) => call.terminate({ status_code: status }),
  hold: () => call.hold(),
  resume: () => call.unhold(),
  dial: (digits) => call.sendDTMF(digits, { transportType: 'RFC2833' }),
  events: () => events,
  // What is heard now: the loudest frequency, and how loud it is (dB below full scale).
  hears: async () => {
    await audio.resume();
    return loudest();
  },
  // For how many milliseconds a frequency was the loudest.
  heard: async (hz) => {
    await audio.resume();
    const step = Math.round(hz / 10);
    return (heard[step - 1] ?? 0) + (heard[step] ?? 0) + (heard[step + 1] ?? 0);
  },
  forgetHeard: () => void (heard = {}),
  transfer: (target) =>
    void call.refer(target, {
      eventHandlers: {
        requestFailed: (event) => note('transferFailed', { status: event.response?.status_code }),
        accepted: () => note('transferred'),
        failed: (event) => note('transferFailed', { status: event.status_line?.status_code }),
      },
    }),
  // The other of the call before is connected with the other of this one.
  join: () => void earlier.refer(call.remote_identity.uri, { replaces: call }),
  // A raw WebSocket: opened or refused.
  probe: (server, protocols) =>
    new Promise((resolve) => {
      const socket = new WebSocket(server, protocols);
      socket.onopen = () => {
        resolve('open');
        socket.close();
      };
      socket.onerror = () => resolve('refused');
    }),
};
