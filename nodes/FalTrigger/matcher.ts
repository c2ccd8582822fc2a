import type { PastRequest } from '../shared/fal/history';
import { recordOf } from '../shared/util/unknown';
import { succeeded } from './results';
import type { Settings } from './settings';

/** Tells which finished requests start the workflow. */
export function matcher(settings: Settings): (request: PastRequest) => boolean {
	const { event, promptContains, videoUrlContains } = settings;
	return (request) => {
		const { prompt, video_url: videoUrl } = recordOf(request.input);
		const happened = event === 'any' || succeeded(request) === (event === 'succeeded');
		return happened && contains(prompt, promptContains) && contains(videoUrl, videoUrlContains);
	};
}

function contains(value: unknown, part: string): boolean {
	if (part === '') return true;
	return typeof value === 'string' && value.toLowerCase().includes(part.toLowerCase());
}
