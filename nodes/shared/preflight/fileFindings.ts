import type { OtherKind } from '../media/fileKind';
import type { Unknown } from '../media/probe';
import type { VideoModel } from '../model/model';
import type { CheckedFile } from './checkedFile';
import { doubt, violation, type Finding } from './finding';
import { KIND_NAMES, wayOut } from './kindNames';
import { limitFindings } from './limitFindings';
import { pictureFindings } from './pictureFindings';
import { soundFindings } from './soundFindings';

/** Where a model's formats are not published, fal takes these as far as is known. */
const OFTEN_TAKEN: readonly OtherKind[] = ['webm', 'gif', 'avi', 'mpeg'];
const SELDOM_TAKEN: readonly OtherKind[] = ['mkv', 'mpeg-ts', 'flv', 'wmv', 'ogg'];
const WITHOUT_PICTURE: readonly OtherKind[] = ['sound', 'no picture'];

/** What the content of a file says about whether fal takes it. */
export function fileFindings(
	file: CheckedFile,
	model: VideoModel,
	models: readonly VideoModel[],
): Finding[] {
	const { label, media, probed } = file;
	if (probed === null) return [];
	if (probed.is === 'unreachable') {
		const message = `${label} could not be checked: ${probed.because}`;
		return [doubt(label, message, 'Check that its link opens.')];
	}
	if (probed.is === 'gone') {
		const way = `Check its link, or set ${label} to Binary.`;
		return [violation(label, `${label} is not there: ${probed.because}`, way)];
	}
	if (probed.is === 'blocked') {
		const message = `${label} could not be checked: n8n's SSRF protection blocks its address`;
		return [
			doubt(label, message, `If it is private, fal cannot fetch it either. ${elsewhere(label)}`),
		];
	}
	if (probed.is === 'private') {
		const message = `${label} leads to ${probed.host}, where fal cannot fetch it`;
		return [violation(label, message, elsewhere(label))];
	}
	if (probed.is === 'once') {
		const message = `${label} opened once and then no more (${probed.statusCode}), and fal opens a link twice`;
		const hint = `Make a new link, download it in n8n (HTTP Request) and set ${label} to Binary.`;
		return [violation(label, message, hint)];
	}
	if (probed.is === 'empty') {
		return [violation(label, `${label} is empty: it has no bytes`, 'Use another file.')];
	}
	if (media === 'image') return pictureFindings(file, probed, model);
	if (media !== 'video') {
		const isPage = probed.is === 'other' && probed.kind === 'web page';
		const message = `${label} is a web page, not the file itself`;
		return isPage
			? [violation(label, message, wayOut('web page', file))]
			: soundFindings(file, probed, model);
	}
	switch (probed.is) {
		case 'other':
			return otherFindings(file, probed.kind, model);
		case 'cut':
			return [violation(label, `${label} is cut off or broken`, CUT)];
		case 'unknown':
			return [doubt(label, `${label} could not be read as a video`, unknownHint(label, probed))];
		default:
			return [
				...(probed.complete ? [] : [violation(label, `${label} is cut off`, CUT)]),
				...limitFindings(label, probed, limited(file, model), models),
			];
	}
}

function elsewhere(label: string): string {
	return `Use a public link, or set ${label} to Binary.`;
}

/** The model with the limits of this file, where fal states them for each. */
function limited({ limits }: CheckedFile, model: VideoModel): VideoModel {
	return limits === undefined ? model : { ...model, limits };
}

const CUT = 'Download or upload it again, completely.';

/** What to do with a video that could not be read, by what kept it from being read. */
function unknownHint(label: string, { because }: { because: Unknown }): string {
	switch (because) {
		case 'far':
			return `Its header stands too far back: save it with the header first (ffmpeg -i in.mp4 -c copy -movflags +faststart out.mp4), or set ${label} to Binary.`;
		case 'compressed':
			return 'Its header is compressed: save it anew (ffmpeg -i in.mov -c copy out.mp4).';
		case 'boxes':
			return 'It is made of more parts than a video needs: save it anew as mp4.';
		case 'size':
			return 'It does not tell the size of its picture: save it anew as mp4.';
	}
}

function otherFindings(file: CheckedFile, kind: OtherKind, model: VideoModel): Finding[] {
	const { label } = file;
	const name = KIND_NAMES[kind];
	const { formats } = model.limits ?? {};
	if (name === undefined) {
		return [doubt(label, `${label} is of a kind that is not known`, 'Use an mp4 file.')];
	}
	if (WITHOUT_PICTURE.includes(kind)) {
		const weigh = formats === undefined ? doubt : violation;
		return [weigh(label, `${label} is ${name}, not a video file`, 'Use a file with a picture.')];
	}
	if (OFTEN_TAKEN.includes(kind) || SELDOM_TAKEN.includes(kind)) {
		return formatFindings(label, { kind, name }, model);
	}
	return [violation(label, `${label} is ${name}, not a video file`, wayOut(kind, file))];
}

function formatFindings(
	label: string,
	{ kind, name }: { kind: OtherKind; name: string },
	{ displayName, limits }: VideoModel,
): Finding[] {
	const formats = limits?.formats;
	if (formats?.includes(kind) || (formats === undefined && OFTEN_TAKEN.includes(kind))) return [];
	if (formats === undefined) {
		const message = `${label} is ${name}, which ${displayName} may not take`;
		return [doubt(label, message, 'Convert it to mp4.')];
	}
	const message = `${label} is ${name}; ${displayName} takes ${formats.join(' and ')}`;
	return [violation(label, message, `Convert it to ${formats[0]}.`)];
}
