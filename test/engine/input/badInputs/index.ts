// Every kind of input that cannot be sent, with the sentence a person reads about it.
import { badJson } from './json';
import { badLinks } from './links';
import { badReferences } from './references';
import type { BadInput } from './types';
import { badValues } from './values';

export const badInputs: readonly BadInput[] = [
	...badLinks,
	...badValues,
	...badReferences,
	...badJson,
];
