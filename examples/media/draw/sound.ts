// The clip's sound: a slow chord, a plucked tune over it, and surf. Synthesised, stereo.

export const sampleRate = 44_100;

interface Note {
	/** When it is plucked, in seconds from the start. */
	at: number;
	hertz: number;
	/** 0 is left, 1 is right. */
	side: number;
	strength: number;
}

// D major with a sixth and a ninth; the tune rises and comes home.
const chord = [73.42, 110, 146.83, 185, 220, 277.18];
const tune: readonly Note[] = [
	{ at: 0.1, hertz: 587.33, side: 0.35, strength: 0.9 },
	{ at: 0.5, hertz: 739.99, side: 0.6, strength: 0.8 },
	{ at: 0.9, hertz: 880, side: 0.45, strength: 0.85 },
	{ at: 1.3, hertz: 1108.73, side: 0.7, strength: 0.7 },
	{ at: 1.7, hertz: 987.77, side: 0.3, strength: 0.85 },
	{ at: 2.1, hertz: 880, side: 0.55, strength: 0.7 },
	{ at: 2.3, hertz: 739.99, side: 0.4, strength: 0.6 },
	{ at: 2.7, hertz: 659.26, side: 0.65, strength: 0.75 },
	{ at: 3.1, hertz: 587.33, side: 0.5, strength: 0.9 },
	{ at: 3.1, hertz: 293.66, side: 0.5, strength: 0.6 },
];
const echoes = [
	{ after: 0, strength: 1, turn: 0 },
	{ after: 0.3, strength: 0.34, turn: 0.3 },
	{ after: 0.6, strength: 0.14, turn: -0.3 },
];

const wave = (hertz: number, seconds: number): number => Math.sin(2 * Math.PI * hertz * seconds);

function pluck({ hertz, strength }: Note, seconds: number): number {
	if (seconds < 0) return 0;
	const attack = Math.min(1, seconds / 0.004);
	const body = Math.exp(-seconds * 3.2) * wave(hertz, seconds);
	const bright = Math.exp(-seconds * 9) * wave(hertz * 3.01, seconds) * 0.22;
	return attack * strength * (body + bright);
}

function pad(seconds: number, side: number): number {
	const voices = chord.map((hertz, index) => {
		const swell = 0.7 + 0.3 * Math.sin(seconds * 1.3 + index * 1.9 + side * 1.2);
		const detuned = hertz * (side === 0 ? 0.9985 : 1.0015);
		return (swell * (wave(hertz, seconds) + wave(detuned, seconds))) / (2 + index * 0.35);
	});
	return voices.reduce((sum, voice) => sum + voice, 0) / chord.length;
}

/** Two rows of random numbers that are the same on every machine, softened to the sound of surf. */
function surf(sampleCount: number): (sample: number, side: number) => number {
	const rows = [1, 2].map((seed) => {
		let state = seed;
		let low = 0;
		return Float32Array.from({ length: sampleCount }, () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			low += (state / 2 ** 31 - 1 - low) * 0.09;
			return low;
		});
	});
	return (sample, side) => {
		const swell = 0.5 - 0.5 * Math.cos((sample / sampleRate / 2) * 2 * Math.PI);
		return rows[side][sample] * (0.25 + 0.75 * swell);
	};
}

/** Stereo samples, left and right in turn, as 32-bit floats between -1 and 1. */
export function synthesise(seconds: number): Float32Array {
	const sampleCount = Math.round(seconds * sampleRate);
	const sea = surf(sampleCount);
	const samples = new Float32Array(sampleCount * 2);
	for (let sample = 0; sample < sampleCount; sample += 1) {
		const now = sample / sampleRate;
		const fade = Math.min(1, now / 0.08, (seconds - now) / 0.5);
		const sound = [0, 1].map((side) => pad(now, side) * 0.5 + sea(sample, side) * 0.22);
		for (const note of tune) {
			for (const { after, strength, turn } of echoes) {
				const plucked = pluck(note, now - note.at - after) * strength * 0.2;
				sound[0] += plucked * (1 - note.side - turn * 0.5);
				sound[1] += plucked * (note.side + turn * 0.5);
			}
		}
		// Never clips, however the voices add up.
		sound.forEach((value, side) => {
			samples[sample * 2 + side] = Math.tanh(value * 1.4) * fade;
		});
	}
	return samples;
}
