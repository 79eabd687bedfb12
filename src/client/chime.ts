let audio: AudioContext | undefined;

/** Two soft notes, one after the other. Silent where the browser does not let a page sound before a press. */
export function chime(): void {
  try {
    audio ??= new AudioContext();
    const { currentTime: now, destination } = audio;
    for (const [index, frequency] of [659, 880].entries()) {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      const start = now + index * 0.14;
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0, start);
      loudness.gain.linearRampToValueAtTime(0.08, start + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.45);
      tone.connect(loudness).connect(destination);
      tone.start(start);
      tone.stop(start + 0.5);
    }
  } catch {
    // Without sound there is still what is seen.
  }
}
