// The page: one SIP account, one call at a time, and ears.
import JsSIP from 'jssip';

// The signalling goes to the console, and from there to the driver's log.
JsSIP.debug.enable('JsSIP:*');

const events = [];
const note = (type, data = {}) => events.push({ type, ...data });
const audio = new AudioContext();
let ua;
let call;
let ears;

function listen(stream) {
  document.getElementById('far').srcObject = stream;
  ears = audio.createAnalyser();
  ears.fftSize = 8192;
  ears.smoothingTimeConstant = 0.2;
  audio.createMediaStreamSource(stream).connect(ears);
}

function follow(session) {
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

const options = () => ({ mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } });

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
    if (!ears) {
      return { frequency: 0, level: -200 };
    }
    await audio.resume();
    const levels = new Float32Array(ears.frequencyBinCount);
    ears.getFloatFrequencyData(levels);
    let loudest = 0;
    levels.forEach((level, i) => (loudest = level > levels[loudest] ? i : loudest));
    const level = levels[loudest];
    return {
      frequency: (loudest * audio.sampleRate) / ears.fftSize,
      level: Number.isFinite(level) ? level : -200,
    };
  },
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
