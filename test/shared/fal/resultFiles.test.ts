import { resultFiles } from '../../../nodes/shared/fal/resultFiles';

const file = (name: string, more: object = {}) => ({ url: `https://fal.media/${name}`, ...more });

function placesOf(body: Record<string, unknown> | null): string[] {
	return resultFiles(body).map(({ place, url }) => `${place}: ${url.split('/').pop()}`);
}

test('a video comes first, wherever it stands', () => {
	expect(placesOf({ thumbnail: file('t.png'), seed: 7, video: file('v.mp4') })).toEqual([
		'video: v.mp4',
		'thumbnail: t.png',
	]);
});

test('lists and nested files are found, in fal’s order', () => {
	const body = {
		images: [file('a.png'), file('b.png')],
		model_urls: { glb: file('m.glb'), obj: null },
		layers: [{ mask: file('mask.png'), score: 0.5 }],
	};
	expect(placesOf(body)).toEqual([
		'images_0: a.png',
		'images_1: b.png',
		'model_urls_glb: m.glb',
		'layers_0_mask: mask.png',
	]);
});

test('an address that is named twice is one file', () => {
	expect(placesOf({ video: file('v.mp4'), videos: [file('v.mp4'), file('w.mp4')] })).toEqual([
		'video: v.mp4',
		'videos_1: w.mp4',
	]);
});

test('bare links count where there is no file object', () => {
	expect(placesOf({ audio_url: 'https://fal.media/a.mp3', text: 'https://a.b/c' })).toEqual([
		'audio_url: a.mp3',
	]);
	expect(placesOf({ image_url: 'https://a.b/input.png', video: file('v.mp4') })).toEqual([
		'video: v.mp4',
	]);
});

test('what fal says of a file is kept', () => {
	const said = { file_name: 'x.glb', content_type: 'model/gltf-binary', file_size: 9 };
	expect(resultFiles({ model: file('y', said) })).toEqual([
		{
			place: 'model',
			url: 'https://fal.media/y',
			fileName: 'x.glb',
			mimeType: 'model/gltf-binary',
			bytes: 9,
		},
	]);
});

test.each([null, {}, { text: 'no file' }, { url: 7 }, { list: [null, 1] }])(
	'%j has no file',
	(body) => {
		expect(resultFiles(body)).toEqual([]);
	},
);

test('a result that is nested without end does not matter', () => {
	const endless: Record<string, unknown> = {};
	endless.self = endless;
	expect(resultFiles(endless)).toEqual([]);
});
