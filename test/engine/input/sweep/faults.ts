// Holds what became of each value in a place against what the value plainly means there.
import { givenValues, meaningOf, type Meaning } from './meaning';
import type { Place } from './places';

/** What became of one value. */
export interface Told {
	/** The field that a refusal of the input names; null: the input was understood. */
	refused: string | null;
	/** Everything else that can be seen of it. */
	seen: object;
}

export interface Attempts {
	/** With each of these values in the place, in their order. */
	with(values: readonly unknown[]): Promise<Told[]>;
	/** With nothing in the place. */
	without(): Promise<Told>;
}

/** The values that were not taken for what they mean; none where all is well. */
export async function faultsOf(place: Place, attempts: Attempts): Promise<object[]> {
	const meanings = givenValues.map((given) => meaningOf(given, place));
	const typed = meanings.flatMap((meaning) => (meaning.is === 'value' ? [meaning.value] : []));
	const told = await attempts.with([...givenValues, ...typed]);
	const isAnyNothing = meanings.some(({ is }) => is === 'nothing');
	const without = isAnyNothing ? await attempts.without() : null;
	return givenValues.flatMap((given, index) => {
		const meaning = meanings[index];
		const wanted =
			meaning.is === 'value' ? told[givenValues.length + typed.indexOf(meaning.value)] : without;
		const isRight = fits(told[index], meaning, wanted, place);
		return isRight ? [] : [{ given, meaning: meaning.is, told: told[index], wanted }];
	});
}

function fits(told: Told, meaning: Meaning, wanted: Told | null, { label }: Place): boolean {
	switch (meaning.is) {
		case 'refused':
			return told.refused === label;
		case 'text':
			return told.refused === null || told.refused === label;
		case 'nothing':
			return JSON.stringify(told) === JSON.stringify(wanted);
		case 'value': {
			const isNamed = told.refused === null || told.refused === label;
			return isNamed && JSON.stringify(told) === JSON.stringify(wanted);
		}
	}
}
