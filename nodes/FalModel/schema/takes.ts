import type { NumberShape, Shape } from './shape';

const MOST_CHOICES = 40;

/** What fits, in words that complete "It takes …". */
export function takes(shape: Shape): string {
	switch (shape.is) {
		case 'text':
			return `text${lengthOf(shape.shortest, shape.longest)}`;
		case 'file':
			return shape.orText
				? 'a link, binary: and the name of a binary field, or a name that fal knows'
				: 'a link or the name of a binary field';
		case 'number':
			return `a${shape.whole ? ' whole' : ''} number${rangeOf(shape)}`;
		case 'boolean':
			return 'true or false';
		case 'choice':
			return choicesOf(shape.choices.map(String));
		case 'list':
			return `a list${countOf(shape.fewest, shape.longest)}, each ${takes(shape.of)}`;
		case 'object':
			return objectOf(shape.fields.map(({ name, required }) => (required ? name : `${name}?`)));
		case 'null':
			return 'null';
		case 'either':
			return shape.of.map(takes).join(', or ');
		case 'anything':
			return 'JSON';
	}
}

function rangeOf({ least, most, above, below, multipleOf }: NumberShape): string {
	const from = above !== undefined ? ` above ${above}` : '';
	const to = below !== undefined ? ` below ${below}` : '';
	const closed =
		least !== undefined && most !== undefined
			? ` from ${least} to ${most}`
			: least !== undefined
				? ` of at least ${least}`
				: most !== undefined
					? ` of at most ${most}`
					: '';
	const steps = multipleOf === undefined ? '' : ` in steps of ${multipleOf}`;
	return [closed, from, to, steps].filter((part) => part !== '').join(',');
}

function lengthOf(shortest = 0, longest?: number): string {
	if (longest !== undefined && shortest > 1) return ` of ${shortest} to ${longest} characters`;
	if (longest !== undefined) return ` of up to ${longest} characters`;
	return shortest > 1 ? ` of at least ${shortest} characters` : '';
}

function countOf(fewest = 0, longest?: number): string {
	if (longest !== undefined)
		return fewest > 0 ? ` of ${fewest} to ${longest}` : ` of up to ${longest}`;
	return fewest > 0 ? ` of at least ${fewest}` : '';
}

function choicesOf(choices: readonly string[]): string {
	const shown = choices.slice(0, MOST_CHOICES).join(', ');
	return choices.length > MOST_CHOICES
		? `${shown} and ${choices.length - MOST_CHOICES} more`
		: shown;
}

/** A question mark stands behind what may be left out. */
function objectOf(names: readonly string[]): string {
	return names.length === 0 ? 'a JSON object' : `a JSON object with ${names.join(', ')}`;
}
