import type { VideoModel, VideoNode } from '../model/model';
import { takesAvoid } from '../model/menu';
import { readWords } from './readers';

/**
 * The prompt fal receives: the person's words first, then the preset's, then what to avoid.
 * '' where it has neither.
 * @throws InvalidInputError for what is no text, or not offered
 */
export function composePrompt(
	node: VideoNode,
	model: VideoModel,
	words: {
		own: string;
		avoid: unknown;
		/** What stands in a field of ours, the default where it is not shown. */
		preset: (name: string, otherwise: unknown) => unknown;
	},
): string {
	const { properties = [], compose } = node.presets ?? {};
	const read = (name: string) => {
		const property = properties.find((one) => one.name === name);
		const value = words.preset(name, property?.default ?? '');
		return readWords(property?.displayName ?? name, value);
	};
	const avoid = takesAvoid(model) ? readWords('Avoid (Negative Prompt)', words.avoid) : '';
	const wanted = [words.own, compose ? compose(read) : ''].filter((part) => part.trim() !== '');
	// What to avoid is no instruction by itself.
	if (wanted.length === 0) return '';
	return [...wanted, ...(avoid === '' ? [] : [`Avoid: ${avoid}`])].reduce(joined);
}

function joined(before: string, part: string): string {
	const start = before.trimEnd();
	return /[.!?…:;,]$/.test(start) ? `${start} ${part}` : `${start}. ${part}`;
}
