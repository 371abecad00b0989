package liquid

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// numberFilters compute as Ruby does: with floats as decimals, so that 0.1 and
// 0.2 are 0.3.
var numberFilters = map[string]filter{
	"plus":  operation(func(a, b decimal) (*big.Rat, error) { return new(big.Rat).Add(a.Rat, b.Rat), nil }),
	"minus": operation(func(a, b decimal) (*big.Rat, error) { return new(big.Rat).Sub(a.Rat, b.Rat), nil }),
	"times": operation(func(a, b decimal) (*big.Rat, error) { return new(big.Rat).Mul(a.Rat, b.Rat), nil }),
	"divided_by": operation(func(a, b decimal) (*big.Rat, error) {
		if b.Sign() == 0 {
			return nil, errors.New("can't divide by 0")
		}
		quotient := new(big.Rat).Quo(a.Rat, b.Rat)
		if !a.isFloat && !b.isFloat {
			quotient.SetInt(floor(quotient))
		}
		return quotient, nil
	}),
	"modulo": operation(func(a, b decimal) (*big.Rat, error) {
		if b.Sign() == 0 {
			return nil, errors.New("can't divide by 0")
		}
		whole := new(big.Rat).SetInt(floor(new(big.Rat).Quo(a.Rat, b.Rat)))
		return whole.Sub(a.Rat, whole.Mul(whole, b.Rat)), nil
	}),
	"at_least": {1, 1, func(_ *run, in any, args []any) (any, error) {
		a, b := toDecimal(in), toDecimal(args[0])
		if b.Cmp(a.Rat) > 0 {
			a = b
		}
		return a.value(), nil
	}},
	"at_most": {1, 1, func(_ *run, in any, args []any) (any, error) {
		a, b := toDecimal(in), toDecimal(args[0])
		if b.Cmp(a.Rat) < 0 {
			a = b
		}
		return a.value(), nil
	}},
	"abs":   onNumber(func(a decimal) decimal { return decimal{new(big.Rat).Abs(a.Rat), a.isFloat} }),
	"ceil":  onNumber(func(a decimal) decimal { return wholeDecimal(ceil(a.Rat)) }),
	"floor": onNumber(func(a decimal) decimal { return wholeDecimal(floor(a.Rat)) }),
	"round": {0, 1, round},
	"to_integer": {0, 0, func(_ *run, in any, _ []any) (any, error) {
		switch in := in.(type) {
		case bool:
			if in {
				return 1, nil
			}
			return 0, nil
		case float64:
			return int(in), nil
		}
		return int(leadingInt(toText(in))), nil
	}},
}

// decimal is an exact number, and whether it is a float for Ruby.
type decimal struct {
	*big.Rat
	isFloat bool
}

var decimalText = regexp.MustCompile(`^-?\d+\.\d+$`)

// toDecimal is the number of a value, 0 if it is none.
func toDecimal(v any) decimal {
	switch v := v.(type) {
	case int:
		return decimal{new(big.Rat).SetInt64(int64(v)), false}
	case float64:
		if r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'g', -1, 64)); ok {
			return decimal{r, true}
		}
	case string:
		if s := strings.Trim(v, trimmed); len(s) < maxNumber && decimalText.MatchString(s) {
			r, _ := new(big.Rat).SetString(s)
			return decimal{r, true}
		}
		n := new(big.Int)
		if s := leadingDigits(v); len(s) < maxNumber {
			n.SetString(s, 10)
		}
		return wholeDecimal(n)
	}
	return decimal{new(big.Rat), false}
}

func wholeDecimal(n *big.Int) decimal { return decimal{new(big.Rat).SetInt(n), false} }

// value is a number for Liquid. One that is too great for an int stays a text of
// its digits.
func (d decimal) value() any {
	if d.isFloat {
		f, _ := d.Float64()
		return f
	}
	n := floor(d.Rat)
	if n.IsInt64() {
		return int(n.Int64())
	}
	return n.String()
}

func floor(r *big.Rat) *big.Int {
	return new(big.Int).Div(r.Num(), r.Denom()) // The denominator is positive: this rounds down.
}

func ceil(r *big.Rat) *big.Int {
	n := floor(new(big.Rat).Neg(r))
	return n.Neg(n)
}

// maxDigits keeps numbers from growing without end.
const maxDigits = 10_000

func operation(f func(a, b decimal) (*big.Rat, error)) filter {
	return filter{1, 1, func(_ *run, in any, args []any) (any, error) {
		a, b := toDecimal(in), toDecimal(args[0])
		result, err := f(a, b)
		if err != nil {
			return nil, err
		}
		if result.Num().BitLen() > maxDigits {
			return nil, errors.New("makes a number that is too great")
		}
		return decimal{result, a.isFloat || b.isFloat}.value(), nil
	}}
}

func onNumber(f func(decimal) decimal) filter {
	return filter{0, 0, func(_ *run, in any, _ []any) (any, error) { return f(toDecimal(in)).value(), nil }}
}

// round rounds halves away from 0.
func round(_ *run, in any, args []any) (any, error) {
	a := toDecimal(in)
	places := 0
	if len(args) > 0 {
		f, _ := toDecimal(args[0]).Float64()
		places = int(min(max(f, -300), 300))
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
	if places < 0 {
		scale.Inv(scale)
	}
	scaled := new(big.Rat).Mul(a.Rat, scale)
	half := big.NewRat(1, 2)
	rounded := new(big.Rat)
	if scaled.Sign() < 0 {
		rounded.SetInt(ceil(scaled.Sub(scaled, half)))
	} else {
		rounded.SetInt(floor(scaled.Add(scaled, half)))
	}
	return decimal{rounded.Quo(rounded, scale), a.isFloat && places > 0}.value(), nil
}

// integer is a number that a filter needs whole, and a text if it is all of one.
func integer(v any) (int, error) {
	if n, ok := v.(int); ok {
		return n, nil
	}
	s := strings.ReplaceAll(strings.Trim(toText(v), trimmed), "_", "")
	n, err := strconv.ParseInt(s, 0, 64)
	if err != nil {
		return 0, fmt.Errorf("needs a whole number, not %s", shown(v))
	}
	return int(n), nil
}

// whole is integer for loops and ranges, where nothing is 0.
func whole(v any) (int, error) {
	if v == nil {
		return 0, nil
	}
	n, err := integer(v)
	if err != nil {
		return 0, fmt.Errorf("%s is no whole number", shown(v))
	}
	return n, nil
}

// leadingDigits is the whole number that a text begins with, or "0".
func leadingDigits(s string) string {
	s = strings.TrimLeft(s, trimmed)
	sign := ""
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		sign, s = strings.TrimPrefix(s[:1], "+"), s[1:]
	}
	if n := digits(s); n > 0 {
		return sign + s[:n]
	}
	return "0"
}

// leadingInt is Ruby's to_i of a text, within what an int holds.
func leadingInt(s string) int64 {
	n, err := strconv.ParseInt(leadingDigits(s), 10, 64)
	if err != nil && n == 0 {
		return math.MaxInt64
	}
	return n
}

var leading = regexp.MustCompile(`^-?\d+(\.\d+)?`)

// leadingFloat is Ruby's to_f of a text.
func leadingFloat(s string) float64 {
	f, _ := strconv.ParseFloat(leading.FindString(s), 64)
	return f
}
