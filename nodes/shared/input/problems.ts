import { InvalidInputError } from '../failures/failure';

/** Reads on behind what cannot be read, so that nobody mends one field only to meet the next. */
export class Problems {
	private readonly found: InvalidInputError[] = [];

	/** @returns what was read; undefined where it cannot be, which `throwAll` then tells */
	read<Value>(reader: () => Value): Value | undefined {
		try {
			return reader();
		} catch (error) {
			this.add(error);
			return undefined;
		}
	}

	/** @throws what is no refusal of an input, as it is */
	add(error: unknown): void {
		if (!(error instanceof InvalidInputError)) throw error;
		this.found.push(error);
	}

	/** Whether this field is among them. */
	names(field: string): boolean {
		return this.found.some((one) => one.field === field);
	}

	/** @throws InvalidInputError with every problem and its remedy, if there was one */
	throwAll(): void {
		const [first, ...others] = this.found;
		if (first === undefined) return;
		if (others.length === 0) throw first;
		const messages = this.found.map(({ message }) => message);
		throw new InvalidInputError(first.field, messages.join('. '), remedies(this.found));
	}
}

/** Each problem with its remedy in one breath, a line each. */
export function remedies(problems: ReadonlyArray<{ message: string; hint: string }>): string {
	return problems
		.map(({ message, hint }) =>
			hint === '' ? `${message}.` : `${message}: ${decapitalized(hint)}`,
		)
		.join('\n');
}

/** Names keep their capital: only a first word that is an ordinary one loses it. */
function decapitalized(sentence: string): string {
	const ordinary =
		/^(Shorten|Raise|Lower|Make|Use|Choose|Check|Set|Put|Add|Fill|Name|Save|Convert|Upscale|Take|Remove|Give|It|The|Leave|Look|Slow|Cut|Crop|Turn|Move)\b/;
	return ordinary.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
