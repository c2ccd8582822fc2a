/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The public sample files that fal's documents name, answered with files of our own.
import { join } from 'node:path';
import { probe, runFfmpeg } from '../support/ffmpeg';
import { makeMedia } from './anyMedia';
import type { MediaKind } from './anyMedia';

const fal = 'https://v3b.fal.media/files/b';
const google = 'https://storage.googleapis.com/falserverless/example_inputs/kling-o3';

export const sampleVideos = [
	'https://example.com/24fps-video.mp4',
	'https://example.com/low-res-video.mp4',
	'https://example.com/original-video.mp4',
	'https://example.com/original.mp4',
	'https://example.com/video.mp4',
	`${fal}/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4`,
	`${fal}/panda/oVdiICFXY03Vbam-08Aj8_output.mp4`,
	`${google}/pro-v2v-edit/video_reference.mp4`,
	`${google}/standard-v2v-edit/standard_video_reference.mp4`,
	`${google}/standard-v2v-reference/video_reference.mp4`,
];

export const sampleImages = [
	`${fal}/kangaroo/YMpmQkYt9xugpOTQyZW0O.png`,
	`${fal}/lion/MKvhFko5_wYnfORYacNII_AgPt8v25Wt4oyKhjnhVK5.png`,
	`${fal}/panda/MQp-ghIqshvMZROKh9lW3.png`,
	`${fal}/rabbit/Jdn8H24frD9Cd31GiJuk3.png`,
	`${fal}/zebra/YvRbjNmoauvqs0ltcXiXJ.png`,
	`${fal}/zebra/d6ywajNyJ6bnpa_xBue-K.png`,
	`${google}/pro-v2v-edit/element1_front.png`,
	`${google}/pro-v2v-edit/element1_reference1.png`,
	`${google}/pro-v2v-edit/image_url1.jpg`,
	`${google}/standard-v2v-edit/element1_front.jpg`,
	`${google}/standard-v2v-edit/standard_element1_reference1.jpg`,
	`${google}/standard-v2v-reference/element1_front.png`,
	`${google}/standard-v2v-reference/element1_reference1.png`,
	`${google}/standard-v2v-reference/element2_front.png`,
	`${google}/standard-v2v-reference/element2_reference1.png`,
	'https://storage.googleapis.com/falserverless/example_inputs/veo31-flf2v-input-1.jpeg',
	'https://storage.googleapis.com/falserverless/example_inputs/veo31-flf2v-input-2.jpeg',
];

export interface Samples {
	/** The file behind a sample address, both sides at least `minPixels` long; null: no sample. */
	find(url: string, minPixels: number): Promise<string | null>;
	/** Any sample of the kind. */
	ofKind(kind: MediaKind): Promise<string>;
}

/** Made files go to `folder` and are made once. */
export function createSamples(clip: string, folder: string): Samples {
	const made = new Map<string, Promise<string>>();
	const once = async (name: string, args: (file: string) => string[]): Promise<string> => {
		const file = join(folder, name);
		const making = made.get(name) ?? runFfmpeg(args(file)).then(() => file);
		made.set(name, making);
		return await making;
	};
	return {
		async ofKind(kind) {
			if (kind === 'video') return clip;
			const { path } = await makeMedia(
				{ kind, prompt: kind, seconds: 2, height: null, withSound: true },
				folder,
			);
			return path;
		},
		async find(url, minPixels) {
			if (sampleImages.includes(url)) {
				return await once('picture.png', (file) => [
					...['-f', 'lavfi', '-i', 'mandelbrot=size=640x640', '-frames:v', '1', file],
				]);
			}
			if (!sampleVideos.includes(url)) return null;
			// fal's own samples for Kling are HD; ours is smaller, so Kling gets it enlarged.
			const { width, height } = await probe(clip);
			if (Math.min(width, height) >= minPixels) return clip;
			const times = Math.ceil(minPixels / Math.min(width, height));
			return await once(`clip-times-${times}.mp4`, (file) => [
				...['-i', clip, '-vf', `scale=iw*${times}:ih*${times}`, '-c:a', 'copy'],
				...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18', file],
			]);
		},
	};
}
