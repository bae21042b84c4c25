module.exports = { displayName: 'compile', preset: '../../jest.preset.cjs' };
