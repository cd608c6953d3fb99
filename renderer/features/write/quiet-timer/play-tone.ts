/** One soft tone that fades by itself: made here, so that there is no sound file to load. */

const SECONDS = 2.5;

export function playTone(): void {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = 432;
  loudness.gain.setValueAtTime(0.0001, context.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.12, context.currentTime + 0.05);
  loudness.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + SECONDS);
  tone.connect(loudness).connect(context.destination);
  tone.addEventListener('ended', () => void context.close());
  tone.start();
  tone.stop(context.currentTime + SECONDS);
}
