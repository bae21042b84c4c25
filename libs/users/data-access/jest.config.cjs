module.exports = { displayName: 'users-data-access', preset: '../../../jest.preset.cjs' };
