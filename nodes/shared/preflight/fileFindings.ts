import type { OtherKind } from '../media/fileKind';
import type { VideoModel } from '../model/model';
import type { CheckedFile } from './checkedFile';
import { doubt, violation, type Finding } from './finding';
import { KIND_NAMES, wayOut } from './kindNames';
import { limitFindings } from './limitFindings';
import { pictureFindings } from './pictureFindings';

const VIDEOS: readonly OtherKind[] = ['webm', 'gif', 'avi', 'mpeg'];

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
	if (probed.is === 'empty') {
		return [violation(label, `${label} is empty: it has no bytes`, 'Use another file.')];
	}
	if (media === 'image') return pictureFindings(file, probed, model);
	switch (probed.is) {
		case 'other':
			return otherFindings(file, probed.kind, model);
		case 'cut':
			return [violation(label, `${label} is cut off or broken`, CUT)];
		case 'unknown':
			return [doubt(label, `${label} could not be read as a video`, 'Use an mp4 file.')];
		default:
			return [
				...(probed.complete ? [] : [violation(label, `${label} is cut off`, CUT)]),
				...limitFindings(label, probed, model, models),
			];
	}
}

const CUT = 'Download or upload it again, completely.';

function otherFindings(file: CheckedFile, kind: OtherKind, model: VideoModel): Finding[] {
	const { label } = file;
	const name = KIND_NAMES[kind];
	if (VIDEOS.includes(kind)) {
		const { formats } = model.limits ?? {};
		if (formats === undefined || formats.includes(kind)) return [];
		const message = `${label} is ${name}; ${model.displayName} takes ${formats.join(' and ')}`;
		return [violation(label, message, `Convert it to ${formats[0]}.`)];
	}
	if (name === undefined) {
		return [doubt(label, `${label} is of a kind that is not known`, 'Use an mp4 file.')];
	}
	return [violation(label, `${label} is ${name}, not a video file`, wayOut(kind, file))];
}
