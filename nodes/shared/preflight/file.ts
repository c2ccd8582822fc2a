import type { OtherKind } from '../media/fileKind';
import type { RemoteProbe } from '../media/remote';
import type { VideoModel } from '../model';
import { doubt, violation, type Finding } from './finding';
import { limitFindings } from './limits';

/** One file of an item, and what was seen of it. */
export interface CheckedFile {
	/** The field as the form shows it. */
	label: string;
	media: 'video' | 'image';
	/** null: not on the web yet. */
	url: string | null;
	/** null: not looked at. */
	probed: RemoteProbe | null;
}

const PICTURES: readonly OtherKind[] = ['png', 'jpeg', 'webp', 'gif'];
const VIDEOS: readonly OtherKind[] = ['webm', 'gif', 'avi', 'mpeg'];

const NAMES: Partial<Record<OtherKind, string>> = {
	webm: 'WebM',
	gif: 'a GIF',
	avi: 'AVI',
	mpeg: 'MPEG',
	png: 'a PNG picture',
	jpeg: 'a JPEG picture',
	webp: 'a WebP picture',
	'web page': 'a web page',
	text: 'text',
};

/** What the content of a file says about whether fal takes it. */
export function fileFindings(
	file: CheckedFile,
	model: VideoModel,
	models: readonly VideoModel[],
): Finding[] {
	const { label, media, probed } = file;
	if (probed === null) return [];
	const wanted = media === 'video' ? 'a video' : 'a picture';
	switch (probed.is) {
		case 'unreachable':
			return [
				doubt(
					label,
					`${label} could not be checked: ${probed.because}`,
					'Check that its link opens.',
				),
			];
		case 'empty':
			return [violation(label, `${label} is empty: it has no bytes`, 'Use another file.')];
		case 'other':
			return otherFindings(file, probed.kind, model);
		case 'cut':
			return media === 'video'
				? [violation(label, `${label} is cut off or broken`, CUT)]
				: [violation(label, `${label} is a video, not a picture`, 'Use a PNG or JPEG file.')];
		case 'unknown':
			return [doubt(label, `${label} could not be read as ${wanted}`, 'Use an mp4 file.')];
		default:
			if (media === 'image') {
				return [violation(label, `${label} is a video, not a picture`, 'Use a PNG or JPEG file.')];
			}
			return [
				...(probed.complete ? [] : [violation(label, `${label} is cut off`, CUT)]),
				...limitFindings(label, probed, model, models),
			];
	}
}

const CUT = 'Download or upload it again, completely.';

function otherFindings(
	{ label, media, url }: CheckedFile,
	kind: OtherKind,
	model: VideoModel,
): Finding[] {
	const name = NAMES[kind];
	if (media === 'image') {
		if (PICTURES.includes(kind)) return [];
		if (name === undefined) return [];
		return [violation(label, `${label} is ${name}, not a picture`, wayOut(kind, label, url))];
	}
	if (VIDEOS.includes(kind)) {
		const { formats } = model.limits ?? {};
		if (formats === undefined || formats.includes(kind)) return [];
		const message = `${label} is ${name}; ${model.displayName} takes ${formats.join(' and ')}`;
		return [violation(label, message, `Convert it to ${formats[0]}.`)];
	}
	if (name === undefined) {
		return [doubt(label, `${label} is of a kind that is not known`, 'Use an mp4 file.')];
	}
	return [violation(label, `${label} is ${name}, not a video file`, wayOut(kind, label, url))];
}

function wayOut(kind: OtherKind, label: string, url: string | null): string {
	if (kind !== 'web page' || url === null) return 'Use another file.';
	return `Use a link to the file itself, or set ${label} to Binary.`;
}
