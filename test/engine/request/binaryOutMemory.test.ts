import { binaryOutTests } from './download.test';

describe('with binary data in memory', binaryOutTests);
