import type { VideoModel, VideoNode } from '../model/model';
import { takesAvoid } from '../model/menu';

/**
 * The prompt fal receives: the person's words first, then the preset's, then what to avoid.
 * '' where it has neither.
 */
export function composePrompt(
	node: VideoNode,
	model: VideoModel,
	words: { own: string; avoid: unknown; preset: (name: string) => unknown },
): string {
	const { properties = [], compose } = node.presets ?? {};
	const read = (name: string) =>
		String(words.preset(name) ?? properties.find((one) => one.name === name)?.default ?? '').trim();
	const avoid = takesAvoid(model) && typeof words.avoid === 'string' ? words.avoid.trim() : '';
	const wanted = [words.own, compose ? compose(read) : ''].filter((part) => part.trim() !== '');
	// What to avoid is no instruction by itself.
	if (wanted.length === 0) return '';
	return [...wanted, ...(avoid === '' ? [] : [`Avoid: ${avoid}`])].reduce(joined);
}

function joined(before: string, part: string): string {
	const start = before.trimEnd();
	return /[.!?…:;,]$/.test(start) ? `${start} ${part}` : `${start}. ${part}`;
}
